using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;

namespace Portal.Live;

/// <summary>What discovery said, looked up in the two ways in which objects name a kind.</summary>
public sealed class ServedKinds
{
    private readonly Dictionary<(string ApiVersion, string Kind), ServedType> _byKind;
    private readonly Dictionary<KindId, ServedType> _byPlural;

    public ServedKinds(IReadOnlyList<ServedType> types)
    {
        Types = types;
        _byKind = types.DistinctBy(served => (served.Type.ApiVersion, served.Type.Kind)).ToDictionary(served => (served.Type.ApiVersion, served.Type.Kind));
        _byPlural = types.OrderByDescending(served => served.Preferred).DistinctBy(served => KindId.Of(served.Type)).ToDictionary(served => KindId.Of(served.Type));
    }

    public static ServedKinds None { get; } = new([]);

    public IReadOnlyList<ServedType> Types { get; }

    /// <summary>The kind that an object's apiVersion and kind name; null where it is not served.</summary>
    public ResourceType? Find(string apiVersion, string kind) => _byKind.GetValueOrDefault((apiVersion, kind))?.Type;

    /// <summary>The kind that a URL names, in the version that the server prefers. <c>core</c> is the core group.</summary>
    public ResourceType? Find(KindId id) => _byPlural.GetValueOrDefault(id.Group == "core" ? id with { Group = "" } : id)?.Type;

    /// <summary>Each kind once, in its preferred version.</summary>
    public IEnumerable<ServedType> Preferred => _byPlural.Values;
}
