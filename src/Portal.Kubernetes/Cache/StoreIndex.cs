using System.Collections.Immutable;
using Portal.Kubernetes.Objects;

namespace Portal.Kubernetes.Cache;

/// <summary>
/// Finds keys without walking the store. Immutable, changed by the difference; a change that touches neither labels nor owners costs nothing here.
/// </summary>
public sealed class StoreIndex
{
    private static readonly ImmutableHashSet<ObjectKey> Nothing = [];

    private readonly ImmutableDictionary<string, ImmutableHashSet<ObjectKey>> _namespaces;
    private readonly ImmutableDictionary<string, ImmutableHashSet<ObjectKey>> _owners;
    private readonly ImmutableDictionary<(string Key, string Value), ImmutableHashSet<ObjectKey>> _labels;

    private StoreIndex(
        ImmutableDictionary<string, ImmutableHashSet<ObjectKey>> namespaces,
        ImmutableDictionary<string, ImmutableHashSet<ObjectKey>> owners,
        ImmutableDictionary<(string Key, string Value), ImmutableHashSet<ObjectKey>> labels)
    {
        _namespaces = namespaces;
        _owners = owners;
        _labels = labels;
    }

    public static StoreIndex Empty { get; } = new(
        ImmutableDictionary<string, ImmutableHashSet<ObjectKey>>.Empty,
        ImmutableDictionary<string, ImmutableHashSet<ObjectKey>>.Empty,
        ImmutableDictionary<(string Key, string Value), ImmutableHashSet<ObjectKey>>.Empty);

    /// <summary>The namespaces that hold something.</summary>
    public IEnumerable<string> Namespaces => _namespaces.Keys;

    public ImmutableHashSet<ObjectKey> InNamespace(string ns) => _namespaces.GetValueOrDefault(ns, Nothing);

    /// <summary>What names the uid among its owners.</summary>
    public ImmutableHashSet<ObjectKey> OwnedBy(string uid) => _owners.GetValueOrDefault(uid, Nothing);

    public ImmutableHashSet<ObjectKey> WithLabel(string key, string value) => _labels.GetValueOrDefault((key, value), Nothing);

    internal static StoreIndex Build(IReadOnlyCollection<KubeObject> objects) => new(
        Group(objects, NamespaceOf),
        Group(objects, OwnersOf),
        Group(objects, LabelsOf));

    internal StoreIndex Change(KubeObject? before, KubeObject? after)
    {
        if (before is not null && after is not null && SameTerms(before, after))
        {
            return this;
        }

        return new StoreIndex(
            Change(_namespaces, before, after, NamespaceOf),
            Change(_owners, before, after, OwnersOf),
            Change(_labels, before, after, LabelsOf));
    }

    private static bool SameTerms(KubeObject before, KubeObject after) =>
        before.Labels.Equals(after.Labels) && before.Owners.SequenceEqual(after.Owners);

    private static IEnumerable<string> NamespaceOf(KubeObject item) => item.Namespace is { } ns ? [ns] : [];

    private static IEnumerable<string> OwnersOf(KubeObject item) => item.Owners.Select(owner => owner.Uid);

    private static IEnumerable<(string Key, string Value)> LabelsOf(KubeObject item) => item.Labels.Select(label => (label.Key, label.Value));

    private static ImmutableDictionary<T, ImmutableHashSet<ObjectKey>> Group<T>(IReadOnlyCollection<KubeObject> objects, Func<KubeObject, IEnumerable<T>> terms)
        where T : notnull
    {
        var groups = new Dictionary<T, ImmutableHashSet<ObjectKey>.Builder>();
        foreach (var item in objects)
        {
            foreach (var term in terms(item))
            {
                if (!groups.TryGetValue(term, out var keys))
                {
                    groups[term] = keys = ImmutableHashSet.CreateBuilder<ObjectKey>();
                }

                keys.Add(item.Key);
            }
        }

        return groups.ToImmutableDictionary(group => group.Key, group => group.Value.ToImmutable());
    }

    private static ImmutableDictionary<T, ImmutableHashSet<ObjectKey>> Change<T>(
        ImmutableDictionary<T, ImmutableHashSet<ObjectKey>> map,
        KubeObject? before,
        KubeObject? after,
        Func<KubeObject, IEnumerable<T>> terms)
        where T : notnull
    {
        foreach (var term in before is null ? [] : terms(before))
        {
            var left = map.GetValueOrDefault(term, Nothing).Remove(before!.Key);
            map = left.IsEmpty ? map.Remove(term) : map.SetItem(term, left);
        }

        foreach (var term in after is null ? [] : terms(after))
        {
            map = map.SetItem(term, map.GetValueOrDefault(term, Nothing).Add(after!.Key));
        }

        return map;
    }
}
