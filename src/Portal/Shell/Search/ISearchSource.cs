using Portal.Identity;

namespace Portal.Shell;

/// <summary>A feature's part of the search. It offers what the caller may see and nothing else; matching and order are <see cref="Finder"/>'s.</summary>
public interface ISearchSource
{
    /// <summary>Where its group stands among the others; the smallest comes first.</summary>
    int Order { get; }

    /// <summary>Everything that the caller can find. Called at every search, so it reads what is in memory.</summary>
    ValueTask<IEnumerable<SearchHit>> OfferAsync(Caller caller, CancellationToken token);
}
