using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>The columns of a custom resource: its name, and what its CRD's additionalPrinterColumns say, or its age.</summary>
internal static class CustomColumns
{
    public static IReadOnlyList<TableColumn> Of(ServedResource resource) => resource.PrinterColumns.Count == 0
        ? [CommonColumns.Name, CommonColumns.CustomAge]
        : [CommonColumns.Name, .. resource.PrinterColumns.Select(One)];

    private static TableColumn One(Value column)
    {
        var (type, path) = (column["type"]?.Text ?? "string", column["jsonPath"]?.Text ?? "");
        var description = column["description"]?.Text is { Length: > 0 } text ? text
            : path == ".metadata.creationTimestamp" ? CommonColumns.AgeText : $"Custom resource definition column (in JSONPath format): {path}";
        return new(column["name"]?.Text ?? "", type, description, (value, now) => JsonPath.Find(value, path) is [var first, ..] ? Cell(first, type, now) : Value.Null)
        {
            Format = column["format"]?.Text ?? "",
            Priority = (column["priority"] as NumberValue)?.AsInteger ?? 0,
        };
    }

    private static Value Cell(Value value, string type, DateTimeOffset now) => (type, value) switch
    {
        ("integer", NumberValue number) => (long)number.AsDouble,
        ("number", NumberValue) or ("boolean", BoolValue) => value,
        ("date", StringValue stamp) => Ages.Since(stamp, now),
        ("string", NullValue) => Value.Null,
        ("string", _) => value.Text ?? ValueWriter.ToJson(value),
        _ => Value.Null,
    };
}
