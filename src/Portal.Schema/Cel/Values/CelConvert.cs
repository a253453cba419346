using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Cel;

/// <summary>From a manifest's value to what an expression sees, by its schema (apiserver's cel types: dates, durations and bytes by their format).</summary>
internal static class CelConvert
{
    public static object? Of(Value value, StructuralSchema schema) => value switch
    {
        MapValue map when schema.EmbeddedResource => new CelObject(map, CelResources.Of(schema)),
        MapValue map when schema.Properties.Count > 0 || schema.AdditionalProperties is null && !schema.PreserveUnknownFields => new CelObject(map, schema),
        MapValue map => new CelMap(map.Pairs.ToDictionary(pair => (object)pair.Key, pair => Of(pair.Value, schema.AdditionalProperties ?? Unknown), CelKeys.Comparer)),
        ListValue list => new CelList([.. list.Elements.Select(item => Of(item, schema.Items ?? Unknown))], schema.ListType is "set" or "map", schema.ListType == "map" ? schema.ListMapKeys : null),
        NumberValue number when schema.Type == "number" => number.AsDouble,
        NumberValue { AsInteger: { } whole } => whole,
        NumberValue number when schema.Type == "integer" && double.IsInteger(number.AsDouble) => (long)number.AsDouble,
        NumberValue number => number.AsDouble,
        BoolValue flag => flag.Flag,
        StringValue text => schema.IntOrString ? text.Content : OfText(text.Content, schema.Format),
        _ => null,
    };

    /// <summary>What has no schema is read by its shape.</summary>
    private static StructuralSchema Unknown { get; } = new() { PreserveUnknownFields = true };

    private static object OfText(string text, string? format) => format switch
    {
        "date" => CelTime.Timestamp(text + "T00:00:00Z") ?? (object)text,
        "date-time" => CelTime.Timestamp(text) ?? (object)text,
        "duration" => CelTime.Duration(text) ?? (object)text,
        "byte" => Bytes(text),
        _ => text,
    };

    private static object Bytes(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : text;
    }
}
