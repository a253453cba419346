namespace Portal.Schema.Cel;

/// <summary>The text is no expression from here on; it ends the parsing from any depth.</summary>
internal sealed class CelSyntaxException(int at, string message) : Exception(message)
{
    public CelProblem Problem { get; } = new(at, message);
}
