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

    /// <summary>What steps hand to later ones beside the environment, by its key.</summary>
    public SortedDictionary<string, MapValue> Context { get; } = new(StringComparer.Ordinal);

    /// <summary>Parts that the API server found invalid, with what it said; they hold back no other part.</summary>
    public SortedDictionary<string, string> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>Parts that resources mode could not render: they are neither applied nor deleted.</summary>
    public SortedSet<string> Unrendered { get; } = new(StringComparer.Ordinal);

    public bool InResourcesMode { get; set; }

    /// <summary>Whether a step said that something is missing, so that the composite is not ready whatever its parts are.</summary>
    public bool Incomplete { get; set; }

    /// <summary>The parts that the composite waits for.</summary>
    public IEnumerable<string> Unready =>
        Desired.Where(pair => !pair.Value.Ready || Refused.ContainsKey(pair.Key)).Select(pair => pair.Key).Concat(Unrendered);

    public IReadOnlyList<StepResult> Results => _results;

    /// <summary>Patches between the composite and the environment.</summary>
    public void PatchEnvironment(Patch patch)
    {
        switch (patch.Type)
        {
            case "FromCompositeFieldPath" or "CombineFromComposite" or "ToEnvironmentFieldPath" or "CombineToEnvironment":
                Environment = patch.Apply(Composite, Environment);
                break;
            case "ToCompositeFieldPath" or "CombineToComposite" or "FromEnvironmentFieldPath" or "CombineFromEnvironment":
                DesiredComposite = patch.Apply(Environment, DesiredComposite);
                break;
        }
    }

    public void Tell(string step, bool warning, string message) => _results.Add(new(step, warning, message));
}
