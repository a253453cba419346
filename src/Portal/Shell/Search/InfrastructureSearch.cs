using Portal.Identity;
using Portal.Infrastructure;
using Portal.Live;

namespace Portal.Shell;

/// <summary>What runs and the caller may see: the things that people ordered, not their parts, as the list shows them.</summary>
internal sealed class InfrastructureSearch(LiveCluster cluster, ResourceLists lists) : ISearchSource
{
    public int Order => 3;

    public async ValueTask<IEnumerable<SearchHit>> OfferAsync(Caller caller, CancellationToken token)
    {
        if (caller.IsGuest)
        {
            return [];
        }

        return lists.Rows(await cluster.SeeAsync(caller, token), new ResourceQuery()).Select(row =>
        {
            var detail = new[] { row.Title, row.Key.Namespace, row.Owner };
            return new SearchHit("Infrastructure", row.Key.Name, string.Join(" · ", detail.Where(text => !string.IsNullOrEmpty(text))), row.Href, "infrastructure")
            {
                Health = row.Health.State,
                Cause = row.Health.Cause,
                ObjectPath = row.Key.Path,
            };
        });
    }
}
