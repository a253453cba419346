using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>What the steps of one run see and change: the composite and its parts as they are, and as they ought to be.</summary>
internal sealed class PipelineState(MapValue composite, IReadOnlyDictionary<string, ObservedPart> observed)
{
    private readonly List<StepResult> _results = [];

    /// <summary>The composite as it exists.</summary>
    public MapValue Composite { get; } = composite;

    public IReadOnlyDictionary<string, ObservedPart> Observed { get; } = observed;

    /// <summary>What the steps write into the composite: its status, and in resources mode also its spec and metadata.</summary>
    public MapValue DesiredComposite { get; set; } = MapValue.Empty;

    /// <summary>The parts by their names in the composition.</summary>
    public SortedDictionary<string, DesiredPart> Desired { get; } = new(StringComparer.Ordinal);

    /// <summary>Connection details of the composite, key to base64.</summary>
    public SortedDictionary<string, string> Connection { get; } = new(StringComparer.Ordinal);

    public MapValue Environment { get; set; } = MapValue.Empty;

    /// <summary>Whether a step said that something is missing, so that the composite is not ready whatever its parts are.</summary>
    public bool Incomplete { get; set; }

    public IReadOnlyList<StepResult> Results => _results;

    public void Tell(string step, bool warning, string message) => _results.Add(new(step, warning, message));
}
