using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Infrastructure;

/// <summary>A query as the address of the page that answers it: filters, order and grouping are all in it.</summary>
internal static class ListAddress
{
    public const string Page = "infrastructure";

    /// <param name="grouping"><c>owner</c> or <c>none</c> where the person chose; null leaves it to the page.</param>
    public static string Of(ResourceQuery query, string? grouping) => QueryHelpers.AddQueryString(Page, new Dictionary<string, string?>
    {
        ["q"] = query.Text,
        ["kind"] = query.Kind,
        ["namespace"] = query.Namespace,
        ["owner"] = query.Owner,
        ["application"] = query.Application,
        ["health"] = query.Health,
        ["show"] = query.Show,
        ["sort"] = query.Sort,
        ["group"] = grouping,
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)));

    /// <summary>The order after a press on a column: first as it is useful, then the other way round.</summary>
    public static string? NextSort(string? now, string column) => (now ?? "name") == column ? "-" + column : column == "name" ? null : column;
}
