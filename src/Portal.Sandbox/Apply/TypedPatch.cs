using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Sandbox.Apply;

/// <summary>
/// Whether an applied object can be read by its type at all (structured-merge-diff's typed conversion): unknown fields,
/// wrong types, repeated list items. The errors are its own.
/// </summary>
internal sealed class TypedPatch
{
    private static readonly string[] OfEveryResource = ["apiVersion", "kind"];
    private readonly List<string> _errors = [];
    private readonly bool _mayRepeat;

    private TypedPatch(bool mayRepeat) => _mayRepeat = mayRepeat;

    /// <summary>Whether the owners of a stored object's fields can be tracked; items that are repeated are no hindrance there.</summary>
    public static bool IsReadable(MapValue value, StructuralSchema schema)
    {
        var check = new TypedPatch(mayRepeat: true);
        check.Node(Own(value), new SchemaShape(schema), "");
        return check._errors.Count == 0;
    }

    /// <summary>The errors as one text; null where there are none.</summary>
    public static string? Check(MapValue applied, FieldShape shape)
    {
        var check = new TypedPatch(mayRepeat: false);
        check.Node(Own(applied), shape, "");
        return check._errors.Count switch
        {
            0 => null,
            1 => check._errors[0],
            _ => "errors:" + string.Concat(check._errors.Select(error => "\n  " + error)),
        };
    }

    private static MapValue Own(MapValue value) => new(value.Pairs.Where(pair => !OfEveryResource.Contains(pair.Key)));

    private void Node(Value value, FieldShape shape, string path)
    {
        if (value is NullValue)
        {
            return;
        }

        switch (shape.JsonType, value)
        {
            case ("object", MapValue map):
                Map(map, shape, path);
                break;
            case ("array", ListValue list):
                List(list, shape, path);
                break;
            case ("object", _):
                Add(path, $"expected map, got {Shown(value)}");
                break;
            case ("array", _):
                Add(path, $"expected list, got {Shown(value)}");
                break;
            case ("string", not StringValue):
                Add(path, $"expected string, got {Shown(value)}");
                break;
            case ("boolean", not BoolValue):
                Add(path, $"expected boolean, got {Shown(value)}");
                break;
            case ("integer" or "number", not NumberValue):
                Add(path, $"expected numeric (int or float), got {GoType(value)}");
                break;
        }
    }

    private void Map(MapValue map, FieldShape shape, string path)
    {
        foreach (var (key, value) in map.Pairs)
        {
            var below = $"{path}.{key}";
            if (!shape.Knows(key))
            {
                Add(below, "field not declared in schema");
            }
            else
            {
                Node(value, shape.Member(key), below);
            }
        }
    }

    private void List(ListValue list, FieldShape shape, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < list.Elements.Count; i++)
        {
            var item = list.Elements[i];
            if (shape.IsSet && item is MapValue or ListValue)
            {
                Add(path, item is MapValue
                    ? $"element {i}: associative list without keys has an element that's a map type"
                    : $"element {i}: not supported: associative list with lists as elements");
                continue;
            }

            var element = shape.IsAtomic(list: true) ? "i:" + i : PathElement.OfItem(item, shape);
            if (!seen.Add(element) && !_mayRepeat)
            {
                Add(path, $"duplicate entries for key {PathElement.Display(element)}");
            }

            Node(item, shape.Item, path + PathElement.Display(element));
        }
    }

    private void Add(string path, string why) => _errors.Add($"{path}: {why}");

    private static string Shown(Value value) => value switch
    {
        StringValue text => $"&{{{text.Content}}}",
        MapValue map => $"&{{map[{string.Join(' ', map.Pairs.Select(pair => $"{pair.Key}:{pair.Value.Text ?? ValueWriter.ToJson(pair.Value)}"))}]}}",
        ListValue list => $"&{{[{string.Join(' ', list.Elements.Select(item => item.Text ?? ValueWriter.ToJson(item)))}]}}",
        _ => $"&{{{ValueWriter.ToJson(value)}}}",
    };

    private static string GoType(Value value) => value switch
    {
        StringValue => "string",
        BoolValue => "bool",
        MapValue => "map[string]interface {}",
        _ => "[]interface {}",
    };
}
