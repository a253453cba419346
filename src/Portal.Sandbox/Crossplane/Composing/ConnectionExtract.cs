using System.Text;
using Portal.Sandbox.Crossplane.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>The connection details that a composition takes from a composed resource, key to base64.</summary>
internal static class ConnectionExtract
{
    public static IEnumerable<KeyValuePair<string, string>> Of(ObservedPart part, IReadOnlyList<Value> details)
    {
        foreach (var detail in details)
        {
            var name = detail["name"]?.Text ?? detail["fromConnectionSecretKey"]?.Text;
            if (name is not null && One(part, detail) is { } value)
            {
                yield return new(name, value);
            }
        }
    }

    private static string? One(ObservedPart part, Value detail) => (detail["type"]?.Text ?? TypeByField(detail)) switch
    {
        "FromConnectionSecretKey" => part.Connection.GetValueOrDefault(detail["fromConnectionSecretKey"]?.Text ?? ""),
        "FromFieldPath" => PathReader.Find(part.Object, detail["fromFieldPath"]?.Text ?? "") is { } value ? Encoded(value) : null,
        "FromValue" => detail["value"] is { } text ? Encoded(text) : null,
        _ => null,
    };

    private static string TypeByField(Value detail) =>
        detail["value"] is not null ? "FromValue" : detail["fromFieldPath"] is not null ? "FromFieldPath" : "FromConnectionSecretKey";

    private static string Encoded(Value value) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(value is StringValue text ? text.Content : ValueWriter.ToJson(value)));
}
