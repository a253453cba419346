namespace Portal.Catalog;

/// <summary>Which entities stand in which column: what the root points to on the right, what points to it on the left, each as far out as it is steps away.</summary>
internal sealed class GraphColumns
{
    public const int Tallest = 12;
    private readonly CatalogView _view;
    private readonly GraphQuery _query;
    private readonly Dictionary<EntityRef, int> _column = [];

    private GraphColumns(CatalogView view, GraphQuery query)
    {
        _view = view;
        _query = query;
    }

    /// <summary>The entities of each column from left to right, ordered so that few lines cross, and how many were left out of each.</summary>
    public static SortedDictionary<int, (List<EntityRef> Shown, int Left)> Of(CatalogView view, GraphQuery query)
    {
        var columns = new GraphColumns(view, query);
        columns.Walk();
        return columns.Arrange();
    }

    private void Walk()
    {
        _column[_query.Root] = 0;
        List<EntityRef> edge = [_query.Root];
        for (var step = 1; step <= _query.Depth; step++)
        {
            var next = new List<EntityRef>();
            foreach (var here in edge.Where(here => here == _query.Root || !IsHub(here)))
            {
                next.AddRange(Step(here, step));
            }

            edge = [.. next.Take(Tallest * 4)];
        }
    }

    private IEnumerable<EntityRef> Step(EntityRef here, int step)
    {
        foreach (var relation in _view.RelationsOf(here).Where(relation => _query.Follows(relation) && _query.Shows(relation.Target)))
        {
            var side = here == _query.Root ? RelationTypes.Forward.Contains(relation.Type) ? 1 : -1 : Math.Sign(_column[here]);
            if (_column.TryAdd(relation.Target, side * step))
            {
                yield return relation.Target;
            }
        }
    }

    private SortedDictionary<int, (List<EntityRef> Shown, int Left)> Arrange()
    {
        var columns = new SortedDictionary<int, (List<EntityRef>, int)>();
        foreach (var group in _column.GroupBy(pair => pair.Value, pair => pair.Key).OrderBy(group => Math.Abs(group.Key)))
        {
            var inner = columns.GetValueOrDefault(group.Key - Math.Sign(group.Key)).Item1 ?? [];
            var ordered = group.OrderBy(entity => Middle(entity, inner)).ThenBy(entity => KindOrder(entity.Kind)).ThenBy(entity => _view.TitleOf(entity), StringComparer.OrdinalIgnoreCase).ToList();
            var shown = ordered.Count > Tallest ? ordered[..(Tallest - 1)] : ordered;
            columns[group.Key] = (shown, ordered.Count - shown.Count);
        }

        return columns;
    }

    // The mean place of the neighbours nearer to the root: lines to them then cross least.
    private double Middle(EntityRef entity, List<EntityRef> inner)
    {
        var places = _view.RelationsOf(entity).Where(_query.Follows).Select(relation => inner.IndexOf(relation.Target)).Where(place => place >= 0).ToList();
        return places.Count == 0 ? inner.Count : places.Average();
    }

    // What a team owns or a domain holds says nothing about how things hang together.
    private static bool IsHub(EntityRef entity) => entity.Kind is "group" or "user" or "domain";

    private static int KindOrder(string kind)
    {
        for (var at = 0; at < EntityKinds.All.Count; at++)
        {
            if (EntityKinds.All[at].Equals(kind, StringComparison.OrdinalIgnoreCase))
            {
                return at;
            }
        }

        return EntityKinds.All.Count;
    }
}
