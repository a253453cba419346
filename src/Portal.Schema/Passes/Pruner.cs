using Portal.Schema.Paths;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Passes;

/// <summary>Drops what a schema does not know (apiextensions/pkg/apiserver/schema/pruning). The root of a resource, embedded ones too,
/// keeps apiVersion, kind and metadata; nulls of fields that are not nullable go in silence.</summary>
public sealed class Pruner
{
    private readonly List<FieldPath> _unknown = [];

    private Pruner()
    {
    }

    public static Pruned Prune(MapValue value, StructuralSchema schema)
    {
        var pruner = new Pruner();
        var kept = pruner.Map(value, schema, FieldPath.Root, isResource: true);
        return new(kept, pruner._unknown);
    }

    /// <summary>The places of what a schema does not know in a part of a resource.</summary>
    internal static IReadOnlyList<FieldPath> Unknown(Value value, StructuralSchema schema)
    {
        var pruner = new Pruner();
        pruner.Any(value, schema, FieldPath.Root);
        return pruner._unknown;
    }

    private Value Any(Value value, StructuralSchema schema, FieldPath path) => value switch
    {
        MapValue map => Map(map, schema, path, schema.EmbeddedResource),
        ListValue list when schema.Items is { } items => new ListValue([.. list.Select((item, i) => Any(item, items, path.Index(i)))]),
        _ => value,
    };

    private MapValue Map(MapValue map, StructuralSchema schema, FieldPath path, bool isResource)
    {
        var kept = new List<KeyValuePair<string, Value>>(map.Count);
        foreach (var (key, value) in map.Pairs)
        {
            if (isResource && IsOfEveryResource(key))
            {
                kept.Add(new(key, value));
            }
            else if (Child(schema, key) is { } child)
            {
                if (value is NullValue && !child.Nullable && child.Default is null && child.Type is not null)
                {
                    continue;
                }

                var below = schema.Property(key) is null ? path.Key(key) : path.Property(key);
                kept.Add(new(key, Any(value, child, below)));
            }
            else if (schema.PreserveUnknownFields || schema.IsClosed)
            {
                kept.Add(new(key, value));
            }
            else
            {
                _unknown.Add(path.Property(key));
            }
        }

        return new(kept);
    }

    private static bool IsOfEveryResource(string key) => key is "apiVersion" or "kind" or "metadata";

    private static StructuralSchema? Child(StructuralSchema schema, string key) => schema.Property(key) ?? schema.AdditionalProperties;
}
