using System.Collections.Immutable;

namespace Portal.Infrastructure;

/// <summary>
/// What a query finds for one person at one moment: worked out of what they may see and of nothing else, counts and choices too. Shared by all
/// who ask the same with the same rights.
/// </summary>
internal sealed class ResourceAnswer
{
    private ResourceAnswer()
    {
    }

    /// <summary>All lines in order, headings included.</summary>
    public required ImmutableArray<ListEntry> Entries { get; init; }

    public required ListSummary Summary { get; init; }

    public static ResourceAnswer Of(IEnumerable<ResourceRow> visible, ResourceQuery query)
    {
        var filter = new ResourceFilter(query);
        var shown = visible.Where(filter.IsShown).ToList();
        var fitting = shown.Where(filter.Fits).ToList();
        var rows = fitting.Where(filter.FitsHealth).Order(new ResourceOrder(query)).ToList();
        return new()
        {
            Entries = query.ByOwner ? [.. Grouped(rows)] : [.. rows.Select(row => new ListEntry(row, row.Owner, 0))],
            Summary = new(
                shown.Count,
                rows.Count,
                new(Enum.GetValues<HealthState>().Select(state => fitting.Count(row => row.Health.State == state))),
                Choices(shown, ResourceFilter.KindOf, row => row.Title),
                Choices(shown, row => row.Owner ?? "-", row => row.Owner ?? "No owner"),
                Choices(shown.Where(row => row.Application is not null), row => row.Application!.Name, row => row.Application!.Name)),
        };
    }

    private static IEnumerable<ListEntry> Grouped(IEnumerable<ResourceRow> rows) =>
        rows.GroupBy(row => row.Owner).SelectMany(group => group.Select(row => new ListEntry(row, row.Owner, 0)).Prepend(new(null, group.Key, group.Count())));

    private static Live.LiveList<ListChoice> Choices(IEnumerable<ResourceRow> rows, Func<ResourceRow, string> value, Func<ResourceRow, string> label) => new(rows
        .GroupBy(value).Select(group => new ListChoice(group.Key, label(group.First()), group.Count())).OrderBy(choice => choice.Label, StringComparer.OrdinalIgnoreCase));
}
