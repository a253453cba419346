using Portal.Sandbox.Crossplane.Definitions;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Control;

/// <summary>A composite with its XRD: composites of XRD v2 keep Crossplane's fields in spec.crossplane, older ones in spec itself.</summary>
internal sealed record CompositeView(Definition Definition, MapValue Object)
{
    public Value? Machinery(string field) => Definition.IsLegacy ? Object.At("spec", field) : Object.At("spec", "crossplane", field);

    public MapValue With(string field, Value value) =>
        Definition.IsLegacy ? Object.With(["spec", field], value) : Object.With(["spec", "crossplane", field], value);

    public string? CompositionName => Machinery("compositionRef").Text("name") is { Length: > 0 } name ? name : null;

    public string? RevisionName => Machinery("compositionRevisionRef").Text("name") is { Length: > 0 } name ? name : null;

    public bool FollowsNewest => Machinery("compositionUpdatePolicy")?.Text != "Manual";

    public IReadOnlyList<Value> PartReferences => Machinery("resourceRefs")?.Items ?? [];
}
