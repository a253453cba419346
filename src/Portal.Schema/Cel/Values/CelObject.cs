using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Cel;

/// <summary>An object with properties: its fields are those of the schema, the ones that are absent raise an error when they are read.</summary>
internal sealed record CelObject(MapValue Value, StructuralSchema Schema)
{
    public bool Has(string field) => Value.TryGet(CelNames.Unescaped(field), out var member) && (member is not NullValue || Child(field)?.Nullable == true);

    public object? Get(string field)
    {
        var child = Child(field) ?? throw new CelUndecided($"undefined field '{field}'");
        return Value.TryGet(CelNames.Unescaped(field), out var member) ? CelConvert.Of(member, child) : throw new CelFault($"no such key: {CelNames.Unescaped(field)}");
    }

    private StructuralSchema? Child(string field) => Schema.Property(CelNames.Unescaped(field));
}
