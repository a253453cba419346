using Portal.Identity;
using Portal.Infrastructure;
using Portal.Live;
using Portal.Offerings;

namespace Portal.Shell;

/// <summary>What runs and the caller may see: the things that people ordered, not their parts.</summary>
internal sealed class InfrastructureSearch(LiveCluster cluster) : ISearchSource
{
    public int Order => 3;

    public async ValueTask<IEnumerable<SearchHit>> OfferAsync(Caller caller, CancellationToken token)
    {
        if (caller.IsGuest)
        {
            return [];
        }

        var visible = await cluster.SeeAsync(caller, token);
        return visible.Roots().Select(root =>
        {
            var health = ResourceTree.HealthOf(visible, root);
            var detail = new[] { KindWords.Of(root.Type), root.Namespace, root.Annotations["portal.internal/owner"] };
            return new SearchHit("Infrastructure", root.Name, string.Join(" · ", detail.Where(text => !string.IsNullOrEmpty(text))), ObjectPages.Of(root.Key), "infrastructure")
            {
                Health = health.State,
                Cause = health.Cause,
                ObjectPath = root.Key.Path,
            };
        });
    }
}
