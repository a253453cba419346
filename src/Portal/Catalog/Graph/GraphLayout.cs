using System.Globalization;

namespace Portal.Catalog;

/// <summary>A neighbourhood of the catalog laid out in columns, in SVG units; pure.</summary>
public sealed record GraphLayout(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges, double Width, double Height)
{
    private const double ColumnGap = 128;
    private const double RowGap = 14;
    private const double Margin = 4;
    private const double Bend = 56;

    public static GraphLayout Of(CatalogView view, GraphQuery query)
    {
        var columns = GraphColumns.Of(view, query);
        var rows = columns.Values.Max(column => column.Shown.Count + (column.Left > 0 ? 1 : 0));
        var height = rows * (GraphNode.Height + RowGap) - RowGap + 2 * Margin;
        var nodes = columns.SelectMany((column, at) => Place(view, column.Key, column.Value, Margin + at * (GraphNode.Width + ColumnGap), height)).ToList();
        var edges = EdgesOf(view, query, nodes).Where(edge => edge.OfRoot || query.Depth > 1 && !edge.Level).ToList();
        var width = columns.Count * (GraphNode.Width + ColumnGap) - ColumnGap + 2 * Margin + (edges.Any(edge => edge.Level) ? Bend : 0);
        return new(nodes, edges, width, height);
    }

    private static IEnumerable<GraphNode> Place(CatalogView view, int column, (List<EntityRef> Shown, int Left) content, double x, double height)
    {
        var rows = content.Shown.Count + (content.Left > 0 ? 1 : 0);
        var top = (height - (rows * (GraphNode.Height + RowGap) - RowGap)) / 2;
        foreach (var (at, entity) in content.Shown.Index())
        {
            var found = view.Find(entity);
            yield return new(entity, view.TitleOf(entity), found?.Kind ?? EntityKinds.Proper(entity.Kind), column, x, top + at * (GraphNode.Height + RowGap), view.HealthOf(entity), found is not null);
        }

        if (content.Left > 0)
        {
            yield return new(null, $"{content.Left} more", "", column, x, top + (rows - 1) * (GraphNode.Height + RowGap), null, true);
        }
    }

    private static IEnumerable<GraphEdge> EdgesOf(CatalogView view, GraphQuery query, List<GraphNode> nodes)
    {
        var places = nodes.Where(node => node.Entity is not null).ToDictionary(node => node.Entity!);
        var stated = places.Keys.SelectMany(source => view.RelationsOf(source))
            .Where(relation => RelationTypes.Forward.Contains(relation.Type) && query.Follows(relation) && relation.Source != relation.Target && places.ContainsKey(relation.Target));
        foreach (var group in stated.GroupBy(relation => (relation.Source, relation.Target)))
        {
            yield return Edge(places[group.Key.Source], places[group.Key.Target], string.Join(", ", group.Select(relation => RelationTypes.Words(relation.Type))), query.Root);
        }
    }

    private static GraphEdge Edge(GraphNode from, GraphNode to, string words, EntityRef root)
    {
        var rightward = to.X > from.X;
        var level = Math.Abs(to.X - from.X) < 1;
        var (x1, x2) = rightward ? (from.X + GraphNode.Width, to.X) : level ? (from.X + GraphNode.Width, to.X + GraphNode.Width) : (from.X, to.X + GraphNode.Width);
        var (y1, y2) = (from.Y + GraphNode.Height / 2.0, to.Y + GraphNode.Height / 2.0);
        var bend = level ? Bend : (x2 - x1) / 2;
        var (c1, c2) = level ? (x1 + bend, x2 + bend) : (x1 + bend, x2 - bend);
        var path = string.Create(CultureInfo.InvariantCulture, $"M{x1:0.#} {y1:0.#}C{c1:0.#} {y1:0.#} {c2:0.#} {y2:0.#} {x2:0.#} {y2:0.#}");
        // Nearer to the neighbour than to the root, where the lines are still one bundle.
        var along = to.Entity == root ? 0.36 : 0.64;
        return new(from.Entity!, to.Entity!, words, path, Bezier(x1, c1, c2, x2, along), Bezier(y1, y1, y2, y2, along), from.Entity == root || to.Entity == root, level);
    }

    private static double Bezier(double a, double b, double c, double d, double t) =>
        (1 - t) * (1 - t) * (1 - t) * a + 3 * (1 - t) * (1 - t) * t * b + 3 * (1 - t) * t * t * c + t * t * t * d;
}
