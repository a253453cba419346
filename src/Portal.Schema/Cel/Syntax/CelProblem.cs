namespace Portal.Schema.Cel;

/// <summary>What is wrong with an expression, in cel-go's words, and where: a place in the text, counted in UTF-16 units.</summary>
internal sealed record CelProblem(int At, string Message);
