using Portal.Schema.Paths;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Passes;

/// <summary>Lists that are sets or maps hold each item, or each key, once (apiextensions/pkg/apiserver/schema/listtype).</summary>
public sealed class ListRules
{
    private readonly List<FieldError> _errors = [];

    private ListRules()
    {
    }

    public static IReadOnlyList<FieldError> Validate(Value value, StructuralSchema schema)
    {
        var rules = new ListRules();
        rules.Walk(value, schema, FieldPath.Root);
        return rules._errors;
    }

    private void Walk(Value value, StructuralSchema schema, FieldPath path)
    {
        foreach (var (key, member) in value.Members)
        {
            if (schema.Property(key) is { } child)
            {
                Walk(member, child, path.Property(key));
            }
            else if (schema.AdditionalProperties is { } values)
            {
                Walk(member, values, path.Key(key));
            }
        }

        if (value is not ListValue list || schema.Items is not { } items)
        {
            return;
        }

        Unique(list, schema, path);
        for (var i = 0; i < list.Elements.Count; i++)
        {
            Walk(list.Elements[i], items, path.Index(i));
        }
    }

    private void Unique(ListValue list, StructuralSchema schema, FieldPath path)
    {
        if (schema.ListType is not ("set" or "map"))
        {
            return;
        }

        var seen = new HashSet<Value>();
        for (var i = 0; i < list.Elements.Count; i++)
        {
            Value identity = schema.ListType == "set" ? list.Elements[i] : KeysOf(list.Elements[i], schema);
            if (!seen.Add(identity))
            {
                _errors.Add(new(path.Index(i), FieldErrorKind.FieldValueDuplicate, $"Duplicate value: {ValueWriter.ToJson(identity)}"));
            }
        }
    }

    private static MapValue KeysOf(Value item, StructuralSchema schema)
    {
        var keys = schema.ListMapKeys.Order(StringComparer.Ordinal).Select(key => (Key: key, Value: item[key] ?? schema.Items?.Property(key)?.Default));
        return new MapValue(keys.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!)));
    }
}
