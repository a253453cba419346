namespace Portal.Catalog.Api;

/// <summary>Where a page begins: right after, or for a page backwards right before, the entity with this value and uid.</summary>
internal sealed record PagePlace(string Value, string Uid, bool Backwards);
