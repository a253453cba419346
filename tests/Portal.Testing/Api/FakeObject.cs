using System.Text.Json.Nodes;
using Portal.Kubernetes.Objects;

namespace Portal.Testing.Api;

/// <summary>Makes the JSON of objects and of watch lines.</summary>
internal static class FakeObject
{
    public static JsonObject Make(ResourceType type, string? ns, string name, long version, JsonObject? old, JsonObject? more)
    {
        var metadata = new JsonObject { ["name"] = name };
        if (ns is not null)
        {
            metadata["namespace"] = ns;
        }

        Merge(metadata, more?["metadata"] as JsonObject);
        metadata["uid"] = (string?)old?["metadata"]?["uid"] ?? Guid.NewGuid().ToString();
        metadata["resourceVersion"] = version.ToString();
        metadata["creationTimestamp"] ??= "2026-01-01T00:00:00Z";
        var made = new JsonObject { ["apiVersion"] = type.ApiVersion, ["kind"] = type.Kind, ["metadata"] = metadata };
        foreach (var (key, value) in more ?? [])
        {
            if (key is not ("metadata" or "apiVersion" or "kind"))
            {
                made[key] = value?.DeepClone();
            }
        }

        return made;
    }

    public static string Line(string happened, JsonObject item) =>
        $$"""{"type":"{{happened}}","object":{{item.ToJsonString()}}}""" + "\n";

    public static string BookmarkLine(ResourceType type, long version) => Line("BOOKMARK", new JsonObject
    {
        ["apiVersion"] = type.ApiVersion,
        ["kind"] = type.Kind,
        ["metadata"] = new JsonObject { ["resourceVersion"] = version.ToString(), ["creationTimestamp"] = null },
    });

    private static void Merge(JsonObject into, JsonObject? from)
    {
        foreach (var (key, value) in from ?? [])
        {
            into[key] = value?.DeepClone();
        }
    }
}
