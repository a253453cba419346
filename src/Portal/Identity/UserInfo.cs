using System.Text.Json;
using Portal.Kubernetes.Objects;

namespace Portal.Identity;

/// <summary>Reads who somebody is from a SelfSubjectReview (authentication.k8s.io/v1).</summary>
internal static class UserInfo
{
    public static JsonElement Question { get; } = JsonSerializer.SerializeToElement(new
    {
        apiVersion = "authentication.k8s.io/v1", kind = "SelfSubjectReview",
    });

    /// <summary>Null where the answer names nobody, or an anonymous caller.</summary>
    public static Caller? Read(JsonElement review)
    {
        if (!review.TryGetProperty("status", out var status) || !status.TryGetProperty("userInfo", out var user)
            || user.Text("username") is not { Length: > 0 } name || name == "system:anonymous")
        {
            return null;
        }

        var groups = Texts(user, "groups");
        return new(name, groups, user.Text("uid") is { Length: > 0 } uid ? uid : null, Extra(user));
    }

    private static Dictionary<string, IReadOnlyList<string>> Extra(JsonElement user) =>
        user.TryGetProperty("extra", out var extra) && extra.ValueKind == JsonValueKind.Object
            ? extra.EnumerateObject().ToDictionary(pair => pair.Name, pair => (IReadOnlyList<string>)Strings(pair.Value))
            : [];

    private static string[] Texts(JsonElement element, string name) => element.TryGetProperty(name, out var list) ? Strings(list) : [];

    private static string[] Strings(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(item => item.GetString() ?? "").Where(text => text.Length > 0)] : [];
}
