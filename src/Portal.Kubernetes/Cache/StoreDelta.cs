using System.Collections.Immutable;
using Portal.Kubernetes.Objects;

namespace Portal.Kubernetes.Cache;

/// <summary>Which keys one version of a store changed, after those of the versions before. A short chain: whoever lags further behind reads everything.</summary>
internal sealed class StoreDelta
{
    private const int MostLinks = 128;
    private const int MostKeys = 20_000;
    private readonly long _version;
    private readonly ImmutableArray<ObjectKey> _keys;
    private readonly StoreDelta? _before;
    private readonly int _links;
    private readonly int _total;

    private StoreDelta(long version, ImmutableArray<ObjectKey> keys, StoreDelta? before)
    {
        var kept = before is not null && before._links < MostLinks && before._total + keys.Length < MostKeys ? before : null;
        (_version, _keys, _before) = (version, keys, kept);
        (_links, _total) = ((kept?._links ?? 0) + 1, (kept?._total ?? 0) + keys.Length);
    }

    public static StoreDelta After(StoreDelta? before, long version, ImmutableArray<ObjectKey> keys) => new(version, keys, before);

    /// <summary>What changed after a version; null where that is not remembered.</summary>
    public HashSet<ObjectKey>? Since(long version)
    {
        var changed = new HashSet<ObjectKey>();
        var link = this;
        while (link is not null && link._version > version)
        {
            changed.UnionWith(link._keys);
            if (link._version == version + 1)
            {
                return changed;
            }

            link = link._before;
        }

        return link is not null ? changed : null;
    }
}
