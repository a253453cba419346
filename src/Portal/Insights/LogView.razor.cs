using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Shell;

namespace Portal.Insights;

/// <summary>The log of an object as it is written: of a workload its containers', of a managed resource its provider's lines about it. Draws nothing where there is no such thing.</summary>
public sealed partial class LogView : LiveComponent
{
    private const int Kept = 2000;
    private const int Drawn = 500;
    private readonly LogBuffer _buffer = new(Kept);
    private ElementReference _element;
    private IJSObjectReference? _module;
    private ObjectKey? _followed;
    private LogOffer? _offer;
    private LogPod? _pod;
    private IReadOnlyList<LogLine>? _frozen;
    private long _frozenAt;
    private string _container = "";
    private string _search = "";
    private string? _trouble;
    private bool _read;

    [Parameter, EditorRequired] public ObjectKey Key { get; set; } = null!;

    [Inject] private LogOffers Offers { get; set; } = null!;

    [Inject] private LogReader Reader { get; set; } = null!;

    [Inject] private IJSRuntime Js { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private IReadOnlyList<LogLine> Lines
    {
        get
        {
            var lines = _frozen is null ? _buffer.Matching(_search) : [.. _frozen.Where(line => line.Text.Contains(_search, StringComparison.OrdinalIgnoreCase))];
            return lines.Count <= Drawn ? lines : [.. lines.Skip(lines.Count - Drawn)];
        }
    }

    private string Empty => _search.Length > 0 ? $"No line holds \"{_search}\"." : _offer is { Names.Count: > 0 } ? "No line about it yet." : "Nothing was written yet.";

    private string Footer => _trouble ?? (_offer is { Names.Count: > 0 } offer
        ? $"Lines of {_pod?.Key.Name} about {string.Join(", ", offer.Names.Take(3))}{(offer.Names.Count > 3 ? " and its other parts" : "")}."
        : _buffer.Lost > 0 ? $"The newest {Kept} lines; {_buffer.Lost} older ones are gone from here." : "");

    protected override async Task OnParametersSetAsync()
    {
        if (Key == _followed)
        {
            return;
        }

        (_followed, _offer, _read) = (Key, null, false);
        var offer = await Offers.OfAsync(Caller, Key, Lifetime);
        (_offer, _read) = (offer, true);
        TakePod(offer?.Pods.FirstOrDefault()?.Key.Name);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_module is not null || _offer is not { Why: null })
        {
            return;
        }

        try
        {
            _module = await Js.ImportAsync(Navigation, "log");
            await _module.InvokeVoidAsync("stick", Lifetime, _element);
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            // The page is gone.
        }
    }

    protected override async ValueTask DisposeMoreAsync()
    {
        if (_module is null)
        {
            return;
        }

        try
        {
            await _module.InvokeVoidAsync("dispose", _element);
            await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone.
        }
    }

    private void TakePod(string? name)
    {
        _pod = _offer?.Pods.FirstOrDefault(pod => pod.Key.Name == name);
        TakeContainer(_pod?.Containers.FirstOrDefault());
    }

    private void TakeContainer(string? container)
    {
        _buffer.Clear();
        (_frozen, _trouble, _container) = (null, null, container ?? "");
        if (_pod is { } pod && container is not null && _offer is { } offer)
        {
            FollowInstead(token => Reader.FollowAsync(Caller, pod.Key, container, offer.Names, token), Take);
        }
    }

    private void Take(LogBatch batch)
    {
        _trouble = batch.Trouble;
        foreach (var line in batch.Lines)
        {
            _buffer.Add(line);
        }
    }

    private void Freeze() => (_frozen, _frozenAt) = _frozen is null ? (_buffer.Matching(""), _buffer.Came) : (null, 0);
}
