using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Definitions;

/// <summary>The fields and printer columns that Crossplane 2.4, or 1.20 in its manner, adds to composites and claims (see added-fields.yaml).</summary>
internal static class AddedFields
{
    private static readonly MapValue File = EmbeddedYaml.One("Crossplane/Definitions/added-fields.yaml");

    public static MapValue Spec(Definition definition, bool claim) =>
        claim ? ClaimSpec(definition) : definition.IsLegacy ? LegacySpec(definition) : ModernSpec(definition);

    public static MapValue Status(Definition definition) =>
        definition.IsLegacy ? Joined(Part("status"), Part("legacyStatus")) : Part("status");

    public static IEnumerable<Value> Columns(Definition definition, bool claim) =>
    [
        .. File["syncedAndReady"]!.Items,
        .. File[claim ? "claimColumns" : ColumnsOf(definition)]!.Items,
        .. File["age"]!.Items,
    ];

    private static string ColumnsOf(Definition definition) =>
        definition.IsFirst ? "firstColumns" : definition.IsLegacy ? "legacyColumns" : "compositeColumns";

    private static MapValue ClaimSpec(Definition definition) =>
        Joined(Part("selection"), definition.IsFirst ? Joined(Part("claimSpec"), Part("publishedTo")) : Part("claimSpec"))
            .With("compositionUpdatePolicy", Choice(null, "Automatic", "Manual"))
            .With("compositeDeletePolicy", Choice(definition.CompositeDeletePolicy, "Background", "Foreground"));

    private static MapValue LegacySpec(Definition definition)
    {
        var fields = Joined(Part("selection"), Part("legacySpec")).With("compositionUpdatePolicy", UpdatePolicy(definition));
        return definition.IsFirst ? Joined(fields, Part("publishedTo")).With("resourceRefs", File["namespacedResourceRefs"]!) : fields;
    }

    private static MapValue ModernSpec(Definition definition)
    {
        var fields = Part("selection")
            .With("compositionUpdatePolicy", UpdatePolicy(definition))
            .With("resourceRefs", File[definition.IsNamespaced ? "namespacedResourceRefs" : "clusterResourceRefs"]!);
        return MapValue.Of(("crossplane", MapValue.Of(
            ("description", "Configures how Crossplane will reconcile this composite resource"),
            ("type", "object"),
            ("properties", fields))));
    }

    private static Value UpdatePolicy(Definition definition) => Choice(definition.CompositionUpdatePolicy, "Automatic", "Manual");

    private static MapValue Choice(string? preset, params ReadOnlySpan<string> values)
    {
        var choices = new List<Value>();
        foreach (var value in values)
        {
            choices.Add(value);
        }

        return MapValue.Of(("type", "string"), ("default", preset is null ? null : (Value)preset), ("enum", new ListValue(choices)));
    }

    private static MapValue Part(string name) => (MapValue)File[name]!;

    private static MapValue Joined(MapValue one, MapValue other) => new([.. one.Pairs, .. other.Pairs]);
}
