namespace Portal.Catalog;

/// <summary>Where in which file something stands; line and column count from 1, and are 0 where the whole file is meant.</summary>
/// <param name="File">The file as people know it: relative to the working directory's location where it is below it, else whole.</param>
public sealed record SourceLocation(string File, int Line, int Column)
{
    public override string ToString() => Line == 0 ? File : $"{File}:{Line}:{Column}";
}
