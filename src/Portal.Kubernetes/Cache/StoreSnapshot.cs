using System.Collections.Immutable;
using Portal.Kubernetes.Objects;

namespace Portal.Kubernetes.Cache;

/// <summary>
/// Everything of one kind at one moment. Immutable; read by any number of readers at once.
/// </summary>
/// <param name="Version">Grows with every change of the store, trouble included; of this process, not the cluster's.</param>
/// <param name="Objects">The objects by key.</param>
/// <param name="Index">The same objects by namespace, owner and label.</param>
/// <param name="Synced">Whether a list has been completed once (or the kind is not served, and so there is nothing). Before that an empty store means nothing.</param>
/// <param name="LastContact">When the API server last said something about this kind.</param>
/// <param name="Trouble">Null while the watch runs.</param>
public sealed record StoreSnapshot(
    long Version,
    ImmutableDictionary<ObjectKey, KubeObject> Objects,
    StoreIndex Index,
    bool Synced,
    DateTimeOffset? LastContact,
    StoreTrouble? Trouble)
{
    private static readonly HashSet<ObjectKey> NoKeys = [];

    internal static StoreSnapshot Empty { get; } =
        new(0, ImmutableDictionary<ObjectKey, KubeObject>.Empty, StoreIndex.Empty, false, null, null);

    internal StoreDelta? Delta { get; init; }

    /// <summary>The keys whose objects came, changed or went after that version of the same store; null where that is not remembered.</summary>
    public IReadOnlySet<ObjectKey>? ChangedSince(long version) => version == Version ? NoKeys : Delta?.Since(version);

    public KubeObject? Find(ObjectKey key) => Objects.GetValueOrDefault(key);

    public IEnumerable<KubeObject> InNamespace(string ns) => Take(Index.InNamespace(ns));

    public IEnumerable<KubeObject> OwnedBy(string uid) => Take(Index.OwnedBy(uid));

    public IEnumerable<KubeObject> WithLabel(string key, string value) => Take(Index.WithLabel(key, value));

    private IEnumerable<KubeObject> Take(IEnumerable<ObjectKey> keys) => keys.Select(key => Objects[key]);
}
