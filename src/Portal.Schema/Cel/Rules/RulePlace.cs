using Portal.Schema.Paths;
using Portal.Schema.Structure;

namespace Portal.Schema.Cel;

/// <summary>A node of a schema whose rules are checked.</summary>
/// <param name="Times">How many such values an object can hold; null where only its size limits that.</param>
/// <param name="Uncorrelated">The list above whose items cannot be told apart after an update; null where there is none.</param>
internal sealed record RulePlace(StructuralSchema Schema, FieldPath Path, bool IsRoot, ulong? Times, FieldPath? Uncorrelated)
{
    public FieldPath Rule(int index) => Path.Property("x-kubernetes-validations").Index(index);

    public IEnumerable<RulePlace> Below()
    {
        foreach (var (name, child) in Schema.Properties)
        {
            yield return new(child, Path.Property("properties").Key(name), child.EmbeddedResource, Times, Uncorrelated);
        }

        if (Schema.AdditionalProperties is { } values)
        {
            yield return new(values, Path.Property("additionalProperties"), values.EmbeddedResource, Each(Schema.Constraints.MaxProperties), Uncorrelated);
        }

        if (Schema.Items is { } items)
        {
            yield return new(items, Path.Property("items"), items.EmbeddedResource, Each(Schema.Constraints.MaxItems), Uncorrelated ?? (Schema.ListType == "map" ? null : Path));
        }
    }

    private ulong? Each(long? most) => most is { } limit && Times is { } times ? CelRange.Product(times, (ulong)Math.Max(0, limit)) : null;
}
