namespace Portal.Schema.Cel;

/// <summary>An expression with the type of every part, or what is wrong with it.</summary>
/// <param name="UsesOld">Whether it names <c>oldSelf</c>.</param>
internal sealed record CelChecked(CelNode Root, CelType Type, IReadOnlyDictionary<CelNode, CelType> Types, IReadOnlyList<CelProblem> Problems, bool UsesOld);
