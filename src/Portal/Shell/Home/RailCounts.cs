namespace Portal.Shell;

/// <summary>The figures beside the navigation; null before the cluster was read.</summary>
public sealed record RailCounts(int? Running, int Failed)
{
    public static RailCounts None { get; } = new(null, 0);
}
