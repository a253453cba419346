using Portal.Catalog;
using Portal.Identity;

namespace Portal.Shell;

/// <summary>The catalog's entities as the caller sees them, from files and from the cluster.</summary>
internal sealed class CatalogSearch(CatalogViews catalog) : ISearchSource
{
    public int Order => 1;

    public async ValueTask<IEnumerable<SearchHit>> OfferAsync(Caller caller, CancellationToken token)
    {
        var view = await catalog.SeeAsync(caller, token);
        return view.Rows.Where(row => row.Entity.Kind != EntityKinds.Location).Select(Hit);
    }

    private static SearchHit Hit(CatalogRow row)
    {
        var entity = row.Entity;
        var detail = new[] { entity.Title == entity.Name ? null : entity.Name, entity.Type ?? entity.Kind, row.OwnerTitle, string.Join(' ', entity.Tags) };
        return new("Catalog", entity.Title, string.Join(" · ", detail.Where(text => !string.IsNullOrEmpty(text))), entity.Ref.Page, "catalog")
        {
            Health = row.Health?.State,
            Cause = row.Health?.Cause,
        };
    }
}
