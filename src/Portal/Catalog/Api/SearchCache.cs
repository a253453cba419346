using System.Collections.Concurrent;
using Portal.Identity;

namespace Portal.Catalog.Api;

/// <summary>
/// Keeps what was made searchable between requests: the files once for all, and for each person who sees something of the cluster the last that they
/// saw, until it differs.
/// </summary>
internal sealed class SearchCache(CatalogViews views)
{
    private const int People = 64;
    private readonly ConcurrentDictionary<Caller, EntitySearch> _kept = new();
    private volatile EntitySearch? _files;

    public async Task<EntitySearch> ForAsync(Caller caller, CancellationToken token)
    {
        var view = await views.SeeAsync(caller, token);
        var files = FilesOf(view);
        if (view.Live.Entities.Count == 0)
        {
            return files;
        }

        if (_kept.TryGetValue(caller, out var kept) && ReferenceEquals(kept.View.Files, view.Files) && kept.View.Live.Entities.Equals(view.Live.Entities))
        {
            return kept;
        }

        if (_kept.Count >= People)
        {
            _kept.Clear();
        }

        return _kept[caller] = new(view, files);
    }

    private EntitySearch FilesOf(CatalogView view)
    {
        var kept = _files;
        return kept is not null && ReferenceEquals(kept.View.Files, view.Files) ? kept : _files = new(CatalogView.Of(view.Files, LiveCatalog.Empty));
    }
}
