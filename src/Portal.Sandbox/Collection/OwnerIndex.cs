using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Collection;

/// <summary>Who depends on whom, kept up to date from the changes: by the owner's uid the keys of its dependents. Thread-safe.</summary>
internal sealed class OwnerIndex
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, HashSet<ControllerKey>> _dependents = new(StringComparer.Ordinal);
    private readonly Dictionary<ControllerKey, string[]> _owners = [];
    private readonly Dictionary<ControllerKey, HashSet<string>> _gone = [];

    public static ControllerKey KeyOf(ResourceType type, MapValue value) =>
        new(type.ApiVersion, type.Kind, value.At("metadata", "namespace")?.Text, value.At("metadata", "name")!.Text!);

    public void Take(ControllerKey key, StoreEvent change)
    {
        var uid = change.Object.At("metadata", "uid")?.Text ?? "";
        string[] owners = change.Kind == EventKind.Deleted ? [] : [.. (change.Object.At("metadata", "ownerReferences")?.Items ?? []).Select(owner => owner["uid"]?.Text ?? "")];
        lock (_gate)
        {
            Forget(key);
            foreach (var owner in owners)
            {
                DependentsOf(owner).Add(key);
            }

            if (owners.Length > 0)
            {
                _owners[key] = owners;
            }

            if (change.Kind == EventKind.Deleted && _dependents.ContainsKey(uid))
            {
                (_gone.TryGetValue(key, out var uids) ? uids : _gone[key] = []).Add(uid);
            }
        }
    }

    public bool HasWork(ControllerKey key)
    {
        lock (_gate)
        {
            return _owners.ContainsKey(key) || _gone.ContainsKey(key);
        }
    }

    public IReadOnlyList<ControllerKey> Dependents(string uid)
    {
        lock (_gate)
        {
            return _dependents.TryGetValue(uid, out var found) ? [.. found] : [];
        }
    }

    /// <summary>The dependents of owners that went under this key.</summary>
    public IReadOnlyList<ControllerKey> TakeOrphans(ControllerKey key)
    {
        lock (_gate)
        {
            return _gone.Remove(key, out var uids) ? [.. uids.SelectMany(uid => _dependents.TryGetValue(uid, out var found) ? found : []).Distinct()] : [];
        }
    }

    private HashSet<ControllerKey> DependentsOf(string uid) => _dependents.TryGetValue(uid, out var known) ? known : _dependents[uid] = [];

    private void Forget(ControllerKey key)
    {
        if (!_owners.Remove(key, out var before))
        {
            return;
        }

        foreach (var owner in before)
        {
            if (_dependents.TryGetValue(owner, out var set) && set.Remove(key) && set.Count == 0)
            {
                _dependents.Remove(owner);
            }
        }
    }
}
