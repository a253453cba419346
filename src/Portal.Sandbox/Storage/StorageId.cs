namespace Portal.Sandbox.Storage;

/// <summary>Where objects of a kind are kept: all versions of a resource share one place.</summary>
public readonly record struct StorageId(string Group, string Plural);
