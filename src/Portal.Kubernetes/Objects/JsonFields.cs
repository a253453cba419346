using System.Text.Json;

namespace Portal.Kubernetes.Objects;

/// <summary>Members of small JSON answers (discovery, reviews, Status) that are read one by one; what is missing or of another type is absent, never an error.</summary>
public static class JsonFields
{
    /// <summary>The text of a member; null where it is none.</summary>
    public static string? Text(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>The items of a member that is a list, else none.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    /// <summary>The items of a list of texts.</summary>
    public static string[] Texts(this JsonElement json, string name) => [.. json.Items(name).Select(item => item.GetString() ?? "")];
}
