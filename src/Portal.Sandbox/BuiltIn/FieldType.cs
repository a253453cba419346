namespace Portal.Sandbox.BuiltIn;

/// <summary>The type of a field of a built-in kind. A structure is looked up by <see cref="Name"/> when it is met, so that types may contain themselves.</summary>
/// <param name="Name">string, boolean, int32, int64, number, time, microTime, bytes, quantity, intOrString, any, schemaOrBool, schemaOrList, or a structure's name.</param>
/// <param name="Item">The type of a list's items or a map's values.</param>
internal sealed record FieldType(FieldForm Form, string Name, FieldType? Item)
{
    public static FieldType Parse(string text) => text[0] switch
    {
        '[' => new(FieldForm.List, text, Parse(text[1..^1])),
        '{' => new(FieldForm.Map, text, Parse(text[1..^1])),
        >= 'A' and <= 'Z' => new(FieldForm.Structure, text, null),
        _ => new(FieldForm.Scalar, text, null),
    };

    /// <summary>The type as Go prints it in a decoding error.</summary>
    public string GoName => Form switch
    {
        FieldForm.List => "[]" + Item!.GoName,
        FieldForm.Map => "map[string]" + Item!.GoName,
        FieldForm.Structure => "v1." + Name,
        _ => Name switch
        {
            "boolean" => "bool",
            "number" => "float64",
            "bytes" => "[]uint8",
            "time" => "v1.Time",
            "microTime" => "v1.MicroTime",
            _ => Name,
        },
    };
}
