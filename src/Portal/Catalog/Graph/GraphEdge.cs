namespace Portal.Catalog;

/// <summary>One line of the graph, from the entity that states the relation to its target.</summary>
/// <param name="Words">The relations in plain words.</param>
/// <param name="Path">The SVG path.</param>
/// <param name="Level">Whether both ends stand in one column.</param>
public sealed record GraphEdge(EntityRef From, EntityRef To, string Words, string Path, double LabelX, double LabelY, bool OfRoot, bool Level);
