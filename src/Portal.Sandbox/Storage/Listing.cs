namespace Portal.Sandbox.Storage;

/// <summary>The objects of one resource at one version of the store, in key order.</summary>
internal sealed record Listing(long Version, IEnumerable<Revision> Objects);
