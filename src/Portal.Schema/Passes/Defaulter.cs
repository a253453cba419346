using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Passes;

/// <summary>Fills in defaults where a field is absent, or null and not nullable (apiextensions/pkg/apiserver/schema/defaulting).</summary>
public static class Defaulter
{
    public static Value Apply(Value value, StructuralSchema schema) => value switch
    {
        MapValue map => OfMap(map, schema),
        ListValue list when schema.Items is { } items => new ListValue([.. list.Select(item => Apply(NullReplaced(item, items), items))]),
        _ => value,
    };

    private static MapValue OfMap(MapValue map, StructuralSchema schema)
    {
        foreach (var (name, child) in schema.Properties)
        {
            var present = map.TryGet(name, out var value);
            if (present && value is NullValue && !child.Nullable && child.Default is null)
            {
                continue;
            }

            if ((!present || value is NullValue && !child.Nullable) && child.Default is { } filled)
            {
                map = map.With(name, Apply(filled, child));
            }
            else if (present)
            {
                map = map.With(name, Apply(value!, child));
            }
        }

        if (schema.AdditionalProperties is { } values)
        {
            foreach (var (key, value) in map.Pairs)
            {
                map = schema.Property(key) is null ? map.With(key, Apply(NullReplaced(value, values), values)) : map;
            }
        }

        return map;
    }

    private static Value NullReplaced(Value value, StructuralSchema schema) =>
        value is NullValue && !schema.Nullable && schema.Default is { } filled ? filled : value;
}
