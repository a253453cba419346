namespace Portal.Catalog;

public enum ProblemSeverity
{
    /// <summary>The entity or file is left out of the catalog.</summary>
    Error,

    /// <summary>The entity is there; something that it says leads nowhere.</summary>
    Warning,
}
