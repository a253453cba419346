using System.Runtime.InteropServices;
using System.Text.Json;
using Portal.Kubernetes.Objects;

namespace Portal.Kubernetes.Client;

/// <summary>The server did it; <paramref name="Body"/> is what it answered: the object, the list, or for a deletion the object or a Status.</summary>
public sealed record Accepted(JsonElement Body, IReadOnlyList<string> Warnings) : ApiOutcome(Warnings)
{
    /// <summary>The body as UTF-8 JSON, without a copy.</summary>
    public ReadOnlySpan<byte> Utf8 => JsonMarshal.GetRawUtf8Value(Body);

    /// <summary>The body as the projection that the cache holds.</summary>
    public KubeObject Project(ResourceType type) => KubeObject.Parse(type, Utf8);
}
