namespace Portal.Live;

/// <summary>
/// One step of a stream of resources. <paramref name="Type"/> is <c>Added</c>, <c>Changed</c>, <c>Removed</c>, or once <c>Synced</c>: everything that
/// there was at first has been sent. <paramref name="Resource"/> is the newest state; null for the last two.
/// </summary>
public sealed record ResourceChange(string Type, string? Object, ResourceSummary? Resource);
