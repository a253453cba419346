namespace Portal.Catalog;

/// <summary>Why a document cannot be read; line and column count from 1.</summary>
internal sealed record YamlFault(string Message, int Line, int Column);
