using Microsoft.AspNetCore.Components;
using Portal.Live;

namespace Portal.Infrastructure;

/// <summary>
/// The page of one thing that runs. It stays with the object that it was opened for: once that is deleted it says so, and does not take a new one of
/// the same name for the same.
/// </summary>
public sealed partial class DetailPage : LiveComponent
{
    private string? _path;
    private DetailAnswer? _answer;
    private ResourceDetail? _found;
    private ResourceDetail? _gone;
    private bool _successor;

    [Parameter] public string Group { get; set; } = "";

    [Parameter] public string Plural { get; set; } = "";

    [Parameter] public string Namespace { get; set; } = "";

    [Parameter] public string Name { get; set; } = "";

    [SupplyParameterFromQuery] private string? Tab { get; set; }

    [Inject] private ResourceDetails Details { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    private DateTimeOffset Now => Time.GetUtcNow();

    private string Current => Tab ?? "overview";

    /// <summary>The health in the tab's title, so that another tab shows it too.</summary>
    private string Mark => _gone is not null ? "✕" : _found!.Health.State switch
    {
        HealthState.Ready => "✓",
        HealthState.Failed => "!",
        HealthState.Progressing => "…",
        HealthState.Paused => "‖",
        HealthState.Deleting => "✕",
        _ => "?",
    };

    protected override void OnInitialized() => Follow(Ticks.EveryAsync(TimeSpan.FromSeconds(10), Time, Lifetime), _ => { });

    protected override void OnParametersSet()
    {
        var path = $"{Group}/{Plural}/{Namespace}/{Name}";
        if (path == _path)
        {
            return;
        }

        (_path, _answer, _found, _gone, _successor) = (path, null, null, null, false);
        FollowInstead(token => Details.FollowAsync(Caller, path, token), Take);
    }

    private void Take(DetailAnswer answer)
    {
        _answer = answer;
        if (_gone is not null)
        {
            _successor = answer.Found is not null;
        }
        else if (_found is not null && answer.Found?.Object.Uid != _found.Object.Uid && (answer.Found is not null || answer is { Synced: true, Trouble: null, Unsure: false }))
        {
            (_gone, _successor) = (_found, answer.Found is not null);
        }

        _found = answer.Found ?? (_gone is null ? _found : null);
    }

    private void ShowSuccessor() => (_gone, _successor) = (null, false);

    private string TabHref(string tab) => ObjectPages.Of(Key) + (tab == "overview" ? "" : "?tab=" + tab);

    private Kubernetes.Objects.ObjectKey Key => (_gone ?? _found)!.Key;

    private static IEnumerable<(string Tab, string Label)> Tabs(ResourceDetail shown)
    {
        yield return ("overview", "Overview");
        if (shown.Tree.Parts.Count > 0)
        {
            yield return ("graph", "Graph");
        }

        yield return ("events", "Events");
        yield return ("logs", "Logs");
        yield return ("metrics", "Metrics");
        yield return ("yaml", "YAML");
    }
}
