using Portal.Infrastructure;
using Portal.Kubernetes.Objects;

namespace Portal.Live;

/// <summary>Tells the differences between the lists that a live query answers with. A new object under an old name is a removal and an addition.</summary>
internal sealed class ResourceStream
{
    private Dictionary<ObjectKey, ResourceRow>? _last;

    public IEnumerable<ResourceChange> Take(IEnumerable<ResourceRow> rows)
    {
        var now = rows.ToDictionary(row => row.Key);
        var before = _last;
        _last = now;
        foreach (var (key, old) in before ?? [])
        {
            if (!now.TryGetValue(key, out var row) || row.Uid != old.Uid)
            {
                yield return new("Removed", key.Path, null);
            }
        }

        foreach (var (key, row) in now)
        {
            var old = before?.GetValueOrDefault(key);
            if (old is null || old.Uid != row.Uid)
            {
                yield return new("Added", key.Path, ResourceSummary.Of(row));
            }
            else if (old != row)
            {
                yield return new("Changed", key.Path, ResourceSummary.Of(row));
            }
        }

        if (before is null)
        {
            yield return new("Synced", null, null);
        }
    }
}
