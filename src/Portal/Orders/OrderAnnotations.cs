namespace Portal.Orders;

/// <summary>What the portal writes on an object that was ordered through it (design.md section 3). References are no label values, so all but one are annotations.</summary>
public static class OrderAnnotations
{
    public const string Prefix = "portal.internal/";
    public const string Owner = Prefix + "owner";
    public const string System = Prefix + "system";
    public const string DependencyOf = Prefix + "dependency-of";
    public const string RequestedBy = Prefix + "requested-by";
    public const string RequestedAt = Prefix + "requested-at";
    public const string RequestId = Prefix + "request-id";
    public const string Title = Prefix + "title";
    public const string Description = Prefix + "description";
    public const string ManagedByLabel = "app.kubernetes.io/managed-by";
    public const string ManagedBy = "portal";
}
