using System.Collections.Immutable;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;

namespace Portal.Kubernetes.Cache;

/// <summary>
/// The newest state of one kind. Its reflector is the one writer; everybody else reads <see cref="Current"/>, which never blocks, and is nudged by
/// a subscription. Level-triggered: there are states, no events.
/// </summary>
public sealed class ResourceStore
{
    private readonly Lock _attaching = new();
    private readonly TimeProvider _time;
    private volatile StoreSnapshot _current = StoreSnapshot.Empty;
    private ImmutableArray<Nudge> _nudges = [];
    private bool _closed;

    internal ResourceStore(ResourceType type, TimeProvider time)
    {
        Type = type;
        _time = time;
    }

    public ResourceType Type { get; }

    public StoreSnapshot Current => _current;

    /// <summary>Follows this store alone. <see cref="ClusterCache.Subscribe"/> follows several with one nudge.</summary>
    public StoreSubscription Subscribe() => new([this]);

    /// <summary>The first state that is complete. Returns what there is, unsynced, if the cache shuts down before.</summary>
    public async Task<StoreSnapshot> SyncedAsync(CancellationToken cancellation)
    {
        using var subscription = Subscribe();
        while (!Current.Synced && await subscription.WaitAsync(cancellation))
        {
        }

        return Current;
    }

    internal void Attach(Nudge nudge)
    {
        lock (_attaching)
        {
            _nudges = _nudges.Add(nudge);
            if (_closed)
            {
                nudge.Close();
            }
        }
    }

    internal void Detach(Nudge nudge)
    {
        lock (_attaching)
        {
            _nudges = _nudges.Remove(nudge);
        }
    }

    internal void Close()
    {
        lock (_attaching)
        {
            _closed = true;
            foreach (var nudge in _nudges)
            {
                nudge.Close();
            }
        }
    }

    /// <summary>The whole kind anew. What did not change keeps its instance, so that readers can compare by reference.</summary>
    internal void Replace(IReadOnlyList<KubeObject> listed)
    {
        var before = _current;
        var objects = ImmutableDictionary.CreateBuilder<ObjectKey, KubeObject>();
        var changed = new List<ObjectKey>();
        foreach (var item in listed)
        {
            var kept = before.Find(item.Key) is { } old && IsSame(old, item) ? old : item;
            if (ReferenceEquals(kept, item))
            {
                changed.Add(item.Key);
            }

            objects[item.Key] = kept;
        }

        changed.AddRange(before.Objects.Keys.Where(key => !objects.ContainsKey(key)));
        if (changed.Count == 0 && before.Synced)
        {
            InContact();
            return;
        }

        var all = objects.ToImmutable();
        Publish(before with
        {
            Objects = all,
            Index = StoreIndex.Build([.. all.Values]),
            Synced = true,
            LastContact = _time.GetUtcNow(),
            Trouble = null,
        }, changed);
    }

    internal void Apply(IReadOnlyList<WatchEvent> events)
    {
        var before = _current;
        var objects = before.Objects.ToBuilder();
        var index = before.Index;
        var changed = new List<ObjectKey>();
        foreach (var (kind, item) in events)
        {
            var old = objects.GetValueOrDefault(item.Key);
            var now = kind == WatchKind.Deleted ? null : item;
            if (old is null ? now is null : now is not null && IsSame(old, now))
            {
                continue;
            }

            changed.Add(item.Key);
            index = index.Change(old, now);
            if (now is null)
            {
                objects.Remove(item.Key);
            }
            else
            {
                objects[item.Key] = now;
            }
        }

        if (changed.Count == 0)
        {
            InContact();
            return;
        }

        Publish(before with { Objects = objects.ToImmutable(), Index = index, LastContact = _time.GetUtcNow(), Trouble = null }, changed);
    }

    /// <summary>The server is there and has nothing new: readers are woken only if they had been told otherwise.</summary>
    internal void InContact()
    {
        var before = _current;
        var now = before with { LastContact = _time.GetUtcNow(), Trouble = null };
        if (before.Trouble is null)
        {
            _current = now;
            return;
        }

        Publish(now, []);
    }

    internal void InTrouble(string message, KubeStatus? status)
    {
        var before = _current;
        var trouble = new StoreTrouble(before.Trouble?.Since ?? _time.GetUtcNow(), message, status);
        if (trouble != before.Trouble)
        {
            Publish(before with { Trouble = trouble }, []);
        }
    }

    /// <summary>The kind is not served, so there is nothing of it.</summary>
    internal void NotServed(KubeStatus status)
    {
        if (!_current.Objects.IsEmpty || !_current.Synced)
        {
            Replace([]);
        }

        InTrouble(status.Message, status);
    }

    private static bool IsSame(KubeObject old, KubeObject now) =>
        old.ResourceVersion == now.ResourceVersion && old.Uid == now.Uid && old.ResourceVersion.Length > 0;

    private void Publish(StoreSnapshot next, List<ObjectKey> changed)
    {
        var version = next.Version + 1;
        _current = next with { Version = version, Delta = StoreDelta.After(next.Delta, version, [.. changed]) };
        ImmutableArray<Nudge> nudges;
        lock (_attaching)
        {
            nudges = _nudges;
        }

        foreach (var nudge in nudges)
        {
            nudge.Raise();
        }
    }
}
