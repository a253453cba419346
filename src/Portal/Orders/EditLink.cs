using Portal.Kubernetes.Objects;

namespace Portal.Orders;

/// <summary>The addresses of the forms that begin with a live object.</summary>
public static class EditLink
{
    /// <summary>Change it.</summary>
    public static string Of(ObjectKey key) => $"create/edit/{Path(key)}";

    /// <summary>Order another one like it.</summary>
    public static string Like(ObjectKey key) => $"create/like/{Path(key)}";

    private static string Path(ObjectKey key) => string.Join('/', key.Path.Split('/').Select(Uri.EscapeDataString));
}
