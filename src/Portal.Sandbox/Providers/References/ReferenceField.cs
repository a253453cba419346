using Portal.Sandbox.Crossplane.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.References;

/// <summary>A field of a managed resource that is filled from other managed resources: <c>vpcIdRef</c>, <c>subnetIdRefs</c> or <c>roleSelector</c>.</summary>
/// <param name="Holder">Where the map is in which the field stands.</param>
/// <param name="Stem">The field's name without its ending.</param>
/// <param name="Map">The map itself.</param>
internal sealed record ReferenceField(ObjectPath Holder, string Stem, MapValue Map)
{
    public const string One = "Ref";
    public const string Many = "Refs";
    public const string Chosen = "Selector";

    public Value? Reference => Map[Stem + One];

    public IReadOnlyList<Value> References => Map[Stem + Many]?.Items ?? [];

    public Value? Selector => Map[Stem + Chosen];

    public string Plural => Stem.EndsWith('s') ? Stem : Stem + "s";

    /// <summary>Whether there is a value already, which a reference does not replace.</summary>
    public bool IsFilled => Map[Stem] is StringValue { Content.Length: > 0 } or ListValue { Elements.Count: > 0 } || Map[Plural] is ListValue { Elements.Count: > 0 };

    public bool IsOptional => (Reference ?? References.FirstOrDefault() ?? Selector)?.At("policy", "resolution")?.Text == "Optional";

    /// <summary>The path as crossplane-runtime tells it: the field of the Go type.</summary>
    public string Told
    {
        get
        {
            var steps = Holder.Segments.Select(segment => segment.Field is { } name ? Pascal(name) : $"[{segment.Index}]").Append(Pascal(Stem));
            return "mg." + string.Join('.', steps).Replace(".[", "[", StringComparison.Ordinal);
        }
    }

    private static string Pascal(string name)
    {
        var pascal = char.ToUpperInvariant(name[0]) + name[1..];
        foreach (var word in (ReadOnlySpan<string>)["Id", "Arn", "Vpc", "Iam", "Kms", "Db"])
        {
            pascal = pascal.EndsWith(word, StringComparison.Ordinal) ? pascal[..^word.Length] + word.ToUpperInvariant()
                : pascal.StartsWith(word, StringComparison.Ordinal) && pascal.Length > word.Length && char.IsUpper(pascal[word.Length]) ? word.ToUpperInvariant() + pascal[word.Length..]
                : pascal;
        }

        return pascal;
    }
}
