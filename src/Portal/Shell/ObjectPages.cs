using Portal.Kubernetes.Objects;

namespace Portal.Shell;

/// <summary>Where a live object's page is.</summary>
internal static class ObjectPages
{
    /// <summary>The address, relative to the portal's base.</summary>
    public static string Of(ObjectKey key) => $"infrastructure/{string.Join('/', key.Path.Split('/').Select(Uri.EscapeDataString))}";
}
