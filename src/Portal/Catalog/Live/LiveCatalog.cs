using Portal.Live;

namespace Portal.Catalog;

/// <summary>What of the cluster the catalog shows to one person. Equal to another if it says the same.</summary>
/// <param name="Synced">Whether everything was listed once; before that emptiness means nothing.</param>
public sealed record LiveCatalog(LiveList<LiveEntity> Entities, LiveList<LiveWorkload> Workloads, bool Synced)
{
    public static LiveCatalog Empty { get; } = new(new([]), new([]), true);
}
