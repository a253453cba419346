using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Cel;

/// <summary>An object with properties: its fields are those of the schema, the ones that are absent raise an error when they are read.</summary>
internal sealed record CelObject(MapValue Value, StructuralSchema Schema)
{
    public bool Has(string field) => Value.TryGet(CelNames.Unescaped(field), out var member) && (member is not NullValue || Child(field)?.Nullable == true);

    public object? Get(string field)
    {
        if (!Value.TryGet(CelNames.Unescaped(field), out var member))
        {
            throw Child(field) is null ? new CelUndecided($"undefined field '{field}'") : new CelFault($"no such key: {CelNames.Unescaped(field)}");
        }

        return CelConvert.Of(member, Child(field) ?? throw new CelUndecided($"undefined field '{field}'"));
    }

    private StructuralSchema? Child(string field)
    {
        var name = CelNames.Unescaped(field);
        return Schema.Property(name) ?? (name is "apiVersion" or "kind" ? new() { Type = "string" } : name == "metadata" ? Metadata : null);
    }

    private static StructuralSchema Metadata { get; } = new()
    {
        Type = "object",
        Properties = [KeyValuePair.Create("name", new StructuralSchema { Type = "string" }), KeyValuePair.Create("generateName", new StructuralSchema { Type = "string" })],
    };
}
