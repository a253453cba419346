using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>A composed resource as it exists, with the details of its connection secret (key to base64).</summary>
internal sealed record ObservedPart(MapValue Object, IReadOnlyDictionary<string, string> Connection)
{
    public static IReadOnlyDictionary<string, string> NoConnection { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
