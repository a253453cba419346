using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Shell;

namespace Portal.Connections;

/// <summary>
/// The keys of credentials with their state; their values for half a minute after Reveal. Values go straight to the browser's page and are
/// never part of what the circuit keeps.
/// </summary>
public sealed partial class CredentialKeys : LiveComponent
{
    private const string ComposedName = "connection string" /* no key of a Secret holds a space */;
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3);
    private readonly string _reasonId = $"reveal-{Guid.NewGuid():n}";
    private ElementReference _element;
    private IJSObjectReference? _module;
    private DotNetObjectReference<CredentialKeys>? _self;
    private CancellationTokenSource? _showing;
    private Task _hiding = Task.CompletedTask;
    private string? _note;
    private string? _version;
    private bool _shown;
    private bool _busy;

    [Parameter, EditorRequired] public Connection Connection { get; set; } = null!;

    [Inject] private Reveals Reveals { get; set; } = null!;

    [Inject] private IJSRuntime Js { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    private SecretKeys Keys => Connection.Keys;

    private ObjectKey? Secret => Keys.Secret;

    private string? Type => ServiceType.Of(Connection.Place.Owner.Type, Keys.Present);

    private string? ComposedLabel => ConnectionStrings.CanCompose(Type, [.. Keys.Present]) ? "Connection string" : null;

    private string? WhyNot => Keys.Version is null ? Keys.Why ?? "The Secret is not there yet." : Keys.Present.Any() ? null : "The Secret is empty.";

    private string Reason => WhyNot ?? (_shown ? "Hidden again after 30 seconds." : "Recorded as an event with your name.");

    protected override async Task OnParametersSetAsync()
    {
        if (_shown && Keys.Version != _version)
        {
            await HideAsync("The Secret was changed, so these values are no longer shown.");
        }
    }

    /// <summary>The browser has hidden the values: its tab went to the background.</summary>
    [JSInvokable]
    public Task HiddenAsync() => InvokeAsync(() => HideAsync(null));

    protected override async ValueTask DisposeMoreAsync()
    {
        if (_showing is not null)
        {
            await _showing.CancelAsync();
        }

        await _hiding;
        _showing?.Dispose();
        _self?.Dispose();
        await CallAsync(async module =>
        {
            await module.InvokeVoidAsync("dispose", _element);
            await module.DisposeAsync();
        });
    }

    // An offering of Crossplane 2 promises nothing by name, so nothing of it is a surprise.
    private string StateOf(ConnectionKey key) => key.State switch
    {
        KeyState.Present => key.Expected || Connection.Terms.Expected.Count == 0 ? "Present" : "Present, not promised",
        KeyState.Missing => "Missing",
        _ => "Not for you to see",
    };

    private async Task RevealAsync()
    {
        (_busy, _note) = (true, null);
        try
        {
            switch (await Reveals.RevealAsync(Caller, Connection.Place.Owner.Key, Lifetime))
            {
                case Revealed revealed:
                    using (revealed)
                    {
                        await ShowAsync(revealed);
                    }

                    break;
                case RevealRefused refused:
                    _note = refused.Reason;
                    break;
            }
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task ShowAsync(Revealed revealed)
    {
        _module ??= await Js.ImportAsync(Navigation, "reveal");
        _self ??= DotNetObjectReference.Create(this);
        (_shown, _version) = (true, revealed.Version);
        StateHasChanged();
        var values = revealed.Keys.ToDictionary(key => key.Name, key => key.Value.Expose());
        if (ConnectionStrings.Compose(Type, values) is { } composed)
        {
            values[ComposedName] = composed;
        }

        await _module.InvokeVoidAsync("show", Lifetime, _element, values.Keys.ToArray(), values.Values.ToArray(), Shown.TotalMilliseconds, _self);
        _showing?.Dispose();
        _showing = CancellationTokenSource.CreateLinkedTokenSource(Lifetime);
        _hiding = HideLaterAsync(Secret!, revealed.Version, _showing.Token);
    }

    /// <summary>Hides the values when their time is over, or before that when the Secret is no longer the one that was read.</summary>
    private async Task HideLaterAsync(ObjectKey secret, string version, CancellationToken token)
    {
        try
        {
            for (var left = Shown; left > TimeSpan.Zero; left -= Look)
            {
                await Task.Delay(Look, Time, token);
                if (await Reveals.VersionAsync(Caller, secret, token) != version)
                {
                    await InvokeAsync(() => HideAsync("The Secret was changed, so these values are no longer shown."));
                    return;
                }
            }

            await InvokeAsync(() => HideAsync(null));
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // Hidden already, or the page is gone.
        }
    }

    private async Task HideAsync(string? note)
    {
        if (!_shown)
        {
            return;
        }

        (_shown, _version, _note) = (false, null, note);
        await CallAsync(module => module.InvokeVoidAsync("hide", _element));
        if (_showing is not null)
        {
            await _showing.CancelAsync();
        }

        StateHasChanged();
    }

    private async Task CallAsync(Func<IJSObjectReference, ValueTask> call)
    {
        if (_module is null)
        {
            return;
        }

        try
        {
            await call(_module);
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException or ObjectDisposedException)
        {
            // The page is gone, and the values with it.
        }
    }
}
