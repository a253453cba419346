using Portal.Live;

namespace Portal.Shell;

/// <summary>What a person's home page says of the cluster.</summary>
/// <param name="IsRead">Whether the cluster was read once; before that emptiness means nothing.</param>
/// <param name="Attention">What failed, of theirs and their teams'.</param>
/// <param name="InProgress">What is on its way.</param>
/// <param name="Running">How many things of theirs and their teams' run well.</param>
/// <param name="AwaySince">Since when the control plane has not answered; null while it does.</param>
public sealed record HomeAnswer(bool IsRead, LiveList<HomeItem> Attention, LiveList<HomeItem> InProgress, int Running, DateTimeOffset? AwaySince)
{
    public static HomeAnswer NotRead { get; } = new(false, new([]), new([]), 0, null);
}
