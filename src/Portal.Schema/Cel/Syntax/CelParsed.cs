namespace Portal.Schema.Cel;

/// <summary>What parsing gave: the tree, or every problem that was met.</summary>
internal sealed record CelParsed(CelNode? Root, IReadOnlyList<CelProblem> Problems);
