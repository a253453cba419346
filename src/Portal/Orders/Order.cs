using Portal.Infrastructure;
using Portal.Kubernetes.Objects;

namespace Portal.Orders;

/// <summary>Something that was ordered through the portal: a live object that carries a request-id, as the person who asks may see it.</summary>
/// <param name="Id">The request-id: the address of the order's page.</param>
/// <param name="Title">What the person called it, or its name.</param>
/// <param name="Kind">What it was ordered as: the offering's title, or its kind where the offering is gone.</param>
/// <param name="Application">The entity that needs it, as <c>component:default/orders-api</c>.</param>
/// <param name="Owner">The team that owns it, as written.</param>
public sealed record Order(
    string Id, ObjectKey Key, string Title, string Kind, string? Application, string? Owner, string? RequestedBy, DateTimeOffset RequestedAt, Health Health)
{
    public string Page => PageOf(Id);

    /// <summary>The page of the order with this request-id, relative to the portal's base.</summary>
    public static string PageOf(string id) => $"create/tasks/{Uri.EscapeDataString(id)}";
}
