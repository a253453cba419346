using Portal.Live;

namespace Portal.Platform;

/// <summary>The watches of the portal itself. Counts of the watch, never objects: only the platform team is shown them.</summary>
internal static class WatchQuery
{
    private static readonly KindRole[] Roles = Enum.GetValues<KindRole>();

    public static LiveList<WatchRow> Of(VisibleCluster cluster) => !cluster.Sight.IsPlatform
        ? new([])
        : new(from role in Roles
              from kind in cluster.Kinds(role)
              orderby kind.Snapshot.Trouble is null, kind.Type.Group, kind.Type.Plural
              select new WatchRow(
                  kind.Type, Words(role), kind.Snapshot.Objects.Count, kind.Snapshot.Synced, kind.Snapshot.LastContact,
                  kind.Snapshot.Trouble?.Message, kind.Snapshot.Trouble?.Since));

    private static string Words(KindRole role) => role switch
    {
        KindRole.Claim => "Claims",
        KindRole.Composite => "Composites",
        KindRole.Part => "Parts",
        KindRole.Workload => "Workloads",
        _ => "Definitions",
    };
}
