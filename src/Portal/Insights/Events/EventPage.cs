using Portal.Live;

namespace Portal.Insights;

/// <summary>Events, newest first. <paramref name="Why"/> says why some could not be read.</summary>
public sealed record EventPage(LiveList<EventRow> Rows, string? Why);
