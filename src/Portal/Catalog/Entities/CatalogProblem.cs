namespace Portal.Catalog;

/// <summary>Something wrong in a catalog file: where, what, and how to mend it. Everything else of the file still works.</summary>
/// <param name="Severity">Whether the entity is left out, or only a part of it means nothing.</param>
/// <param name="Source">File, line and column.</param>
/// <param name="Entity">The reference as it was written, where it can be told.</param>
public sealed record CatalogProblem(ProblemSeverity Severity, SourceLocation Source, string Message, string Mend, EntityRef? Entity = null);
