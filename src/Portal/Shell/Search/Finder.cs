using Portal.Identity;

namespace Portal.Shell;

/// <summary>Searches everything that the features offer.</summary>
internal sealed class Finder(IEnumerable<ISearchSource> sources)
{
    /// <summary>What fits the words, best first within each group; at most so many a group. Without words, the pages alone.</summary>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(Caller caller, string typed, int atMost, CancellationToken token)
    {
        var words = new SearchWords(typed);
        var found = new List<SearchHit>();
        foreach (var source in sources.OrderBy(source => source.Order))
        {
            if (words.IsEmpty && source is not PageSource)
            {
                continue;
            }

            var offered = await source.OfferAsync(caller, token);
            found.AddRange(offered
                .Select(hit => (Hit: hit, Rank: words.Rank(hit.Title, hit.Detail)))
                .Where(ranked => ranked.Rank is not null)
                .OrderBy(ranked => ranked.Rank)
                .ThenBy(ranked => ranked.Hit.Title, StringComparer.OrdinalIgnoreCase)
                .Take(atMost)
                .Select(ranked => ranked.Hit));
        }

        return found;
    }
}
