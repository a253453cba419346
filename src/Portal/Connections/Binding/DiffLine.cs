namespace Portal.Connections;

/// <summary>One line of a comparison: <c>+</c> comes, <c>-</c> goes, a space stays, <c>…</c> stands for lines that stay and are not shown.</summary>
public sealed record DiffLine(char Mark, string Text);
