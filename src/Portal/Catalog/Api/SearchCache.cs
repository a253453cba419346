using Portal.Identity;

namespace Portal.Catalog.Api;

/// <summary>Keeps the searchable files between requests; a person who sees something of the cluster gets it searched together with the files.</summary>
internal sealed class SearchCache(CatalogViews views)
{
    private volatile EntitySearch? _files;

    public async Task<EntitySearch> ForAsync(Caller caller, CancellationToken token)
    {
        var view = await views.SeeAsync(caller, token);
        if (view.Live.Entities.Count > 0)
        {
            return new(view);
        }

        var kept = _files;
        return kept is not null && ReferenceEquals(kept.View.Files, view.Files) ? kept : _files = new(view);
    }
}
