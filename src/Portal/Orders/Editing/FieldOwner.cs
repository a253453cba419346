using Portal.Schema.Paths;

namespace Portal.Orders;

/// <summary>A field that somebody else than the portal set.</summary>
public sealed record FieldOwner(FieldPath Path, string Manager);
