using System.Collections.Immutable;
using Portal.Identity;

namespace Portal.Catalog;

/// <summary>The answer to a <see cref="CatalogQuery"/>: rows in order, how many of each kind there are, the choices of every filter, and the columns that say something.</summary>
public sealed record CatalogListing(
    ImmutableArray<CatalogRow> Rows,
    int OfKind,
    IReadOnlyList<FacetValue> Kinds,
    IReadOnlyList<FacetValue> Owners,
    IReadOnlyList<FacetValue> Systems,
    IReadOnlyList<FacetValue> Types,
    IReadOnlyList<FacetValue> Lifecycles,
    IReadOnlyList<FacetValue> Tags,
    IReadOnlyList<(string Key, string Label)> Columns)
{
    public static CatalogListing Of(CatalogView view, CatalogQuery query, Caller caller)
    {
        var filter = new RowFilter(query, caller);
        var kind = view.Rows.Where(filter.OfKind).ToList();
        return new(
            [.. CatalogSort.Order(kind.Where(filter.Matches), query.SortColumn, query.Descending)],
            kind.Count,
            KindCounts(view, filter),
            Facet(kind, filter, RowFilter.OwnerField, row => One(row.Owner?.Text, row.OwnerTitle)),
            Facet(kind, filter, RowFilter.SystemField, row => One(row.System?.Text, row.SystemTitle)),
            Facet(kind, filter, RowFilter.TypeField, row => One(row.Entity.Type, row.Entity.Type)),
            Facet(kind, filter, RowFilter.LifecycleField, row => One(row.Entity.Lifecycle, row.Entity.Lifecycle)),
            Facet(kind, filter, RowFilter.TagField, row => row.Entity.Tags.Distinct().Select(tag => (tag, tag))),
            CatalogSort.Shown(kind, query.ShownKind));
    }

    private static List<FacetValue> KindCounts(CatalogView view, RowFilter filter)
    {
        var counts = view.Rows.Where(filter.MatchesAnyKind).CountBy(row => row.Entity.Kind).ToDictionary();
        // Locations say where the catalog comes from; nobody looks for them here.
        return [.. EntityKinds.All.Where(kind => kind != EntityKinds.Location).Select(kind => new FacetValue(kind, EntityKinds.Plural(kind), counts.GetValueOrDefault(kind)))];
    }

    private static List<FacetValue> Facet(IEnumerable<CatalogRow> rows, RowFilter filter, string field, Func<CatalogRow, IEnumerable<(string Value, string Label)>> values) =>
    [
        .. rows.Where(row => filter.Matches(row, except: field)).SelectMany(values)
            .GroupBy(pair => pair.Value, StringComparer.OrdinalIgnoreCase)
            .Select(group => new FacetValue(group.Key, group.First().Label, group.Count()))
            .OrderBy(value => value.Label, StringComparer.OrdinalIgnoreCase),
    ];

    private static (string Value, string Label)[] One(string? value, string? label) => value is null ? [] : [(value, label ?? value)];
}
