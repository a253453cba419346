using Portal.Kubernetes.Objects;

namespace Portal.Infrastructure;

/// <summary>Where a live object's page is.</summary>
public static class ObjectPages
{
    /// <summary>The address, relative to the portal's base.</summary>
    public static string Of(ObjectKey key) => $"infrastructure/{string.Join('/', key.Path.Split('/').Select(Uri.EscapeDataString))}";
}
