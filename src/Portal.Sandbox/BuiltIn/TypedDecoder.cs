using Portal.Schema.Values;

namespace Portal.Sandbox.BuiltIn;

/// <summary>
/// Reads an object of a built-in kind as Go's typed decoder would: unknown fields are told and dropped, nulls and empty lists and maps are
/// left out, a wrong type is an error in Go's words.
/// </summary>
internal sealed class TypedDecoder
{
    private readonly List<string> _unknown = [];

    private TypedDecoder()
    {
    }

    /// <exception cref="FormatException">A field has the wrong type.</exception>
    public static (MapValue Value, IReadOnlyList<string> Unknown) Decode(MapValue value, string root)
    {
        var decoder = new TypedDecoder();
        return (decoder.Structure(value, root, "", isRoot: true), decoder._unknown);
    }

    private MapValue Structure(MapValue map, string name, string path, bool isRoot)
    {
        var fields = KindTypes.Fields(name);
        var kept = new List<KeyValuePair<string, Value>>(map.Count);
        foreach (var (key, value) in map.Pairs)
        {
            var below = path.Length == 0 ? key : $"{path}.{key}";
            if (isRoot && key is "apiVersion" or "kind")
            {
                kept.Add(new(key, value));
            }
            else if (!fields.TryGetValue(key, out var type))
            {
                _unknown.Add(below);
            }
            else if (value is not NullValue && Field(value, type, name, below) is { } field && !IsLeftOut(field, type))
            {
                kept.Add(new(key, field));
            }
        }

        return new(kept);
    }

    /// <summary>What <c>omitempty</c> leaves out.</summary>
    private static bool IsLeftOut(Value value, FieldType type) => type.Form switch
    {
        FieldForm.List => value.Items.Count == 0,
        FieldForm.Map => value.Members.Count == 0,
        _ => false,
    };

    private Value Field(Value value, FieldType type, string owner, string path) => type.Form switch
    {
        FieldForm.Structure when value is MapValue map => Structure(map, type.Name, path, isRoot: false),
        FieldForm.List when value is ListValue list => new ListValue([.. list.Elements.Select((item, i) => Field(item, type.Item!, owner, $"{path}[{i}]"))]),
        FieldForm.Map when value is MapValue map => new MapValue(map.Pairs.Where(pair => pair.Value is not NullValue || type.Item!.Name == "any")
            .Select(pair => KeyValuePair.Create(pair.Key, Field(pair.Value, type.Item!, owner, $"{path}.{pair.Key}")))),
        FieldForm.Scalar => Scalar(value, type, owner, path),
        _ => value is NullValue ? value : throw Mismatch(value, type, owner, path),
    };

    private Value Scalar(Value value, FieldType type, string owner, string path) => (type.Name, value) switch
    {
        ("any", _) => value,
        ("schemaOrBool", BoolValue) => value,
        ("schemaOrBool" or "schemaOrList", MapValue map) => Structure(map, "JSONSchemaProps", path, isRoot: false),
        ("schemaOrList", ListValue) => value,
        _ => ScalarReader.Read(value, type.Name) ?? throw Mismatch(value, type, owner, path),
    };

    private static FormatException Mismatch(Value value, FieldType type, string owner, string path)
    {
        var bare = string.Join('.', path.Split('.').Select(part => part.Split('[')[0]));
        return new($"json: cannot unmarshal {NameOf(value)} into Go struct field {owner}.{bare} of type {type.GoName}");
    }

    private static string NameOf(Value value) => value switch
    {
        MapValue => "object",
        ListValue => "array",
        StringValue => "string",
        NumberValue => "number",
        BoolValue => "bool",
        _ => "null",
    };
}
