using Portal.Identity;
using Portal.Offerings;

namespace Portal.Shell;

/// <summary>What the caller may order.</summary>
internal sealed class OfferingSearch(OfferingQuery offerings) : ISearchSource
{
    public int Order => 2;

    public async ValueTask<IEnumerable<SearchHit>> OfferAsync(Caller caller, CancellationToken token)
    {
        if (caller.IsGuest)
        {
            return [];
        }

        var orderable = await offerings.OfAsync(caller, token);
        return orderable.Offerings.Select(offering => new SearchHit(
            "Offerings", offering.Look.Title, $"provision · {offering.Look.Description ?? offering.Type.Kind}", offering.Page, "create"));
    }
}
