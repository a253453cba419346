namespace Portal.Catalog;

/// <summary>One box of the graph. <paramref name="Entity"/> is null for the box that says how many more there are.</summary>
/// <param name="Column">Steps from the root; negative on the left, where what points to the root stands.</param>
public sealed record GraphNode(EntityRef? Entity, string Title, string Kind, int Column, double X, double Y, EntityHealth? Health, bool Exists)
{
    public const int Width = 188;
    public const int Height = 44;

    public bool IsRoot => Column == 0 && Entity is not null;
}
