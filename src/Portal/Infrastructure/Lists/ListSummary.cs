using Portal.Live;

namespace Portal.Infrastructure;

/// <summary>What stands around a list.</summary>
/// <param name="All">How many there are before anything is narrowed.</param>
/// <param name="Found">How many rows the query finds.</param>
/// <param name="ByHealth">How many of each <see cref="HealthState"/>, in its order, before the query's health is asked.</param>
public sealed record ListSummary(int All, int Found, LiveList<int> ByHealth, LiveList<ListChoice> Kinds, LiveList<ListChoice> Owners, LiveList<ListChoice> Applications)
{
    public static ListSummary Nothing { get; } = new(0, 0, new([0, 0, 0, 0, 0, 0]), new([]), new([]), new([]));
}
