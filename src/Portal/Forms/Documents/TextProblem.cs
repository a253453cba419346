namespace Portal.Forms.Documents;

/// <summary>Why a text is no manifest, and where: line and column count from 1.</summary>
public sealed record TextProblem(int Line, int Column, string Message)
{
    public override string ToString() => $"Line {Line}, column {Column}: {Message}";
}
