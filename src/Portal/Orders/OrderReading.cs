using System.Globalization;
using Portal.Infrastructure;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Offerings;

namespace Portal.Orders;

/// <summary>Finds orders in what a person sees of the cluster: pure.</summary>
public static class OrderReading
{
    /// <summary>Newest first.</summary>
    public static LiveList<Order> All(VisibleCluster cluster, OfferingSet offerings) => new(cluster.Roots()
        .Where(root => IdOf(root) is not null)
        .Select(root => Of(cluster, root, offerings))
        .OrderByDescending(order => order.RequestedAt).ThenBy(order => order.Key.Path, StringComparer.Ordinal));

    /// <summary>The object of an id; where somebody copied the annotation, the oldest.</summary>
    public static KubeObject? Find(VisibleCluster cluster, string id) =>
        cluster.Roots().Where(root => IdOf(root) == id).MinBy(root => root.CreationTimestamp ?? DateTimeOffset.MaxValue);

    public static Order Of(VisibleCluster cluster, KubeObject root, OfferingSet offerings) => Of(root, ResourceTree.HealthOf(cluster, root), offerings);

    public static Order Of(KubeObject root, Health health, OfferingSet offerings) => new(
        IdOf(root) ?? "",
        root.Key,
        root.Annotations[OrderAnnotations.Title] ?? root.Name,
        offerings.Of(root.Type)?.Look.Title ?? KindTitles.Of(root.Type),
        root.Annotations[OrderAnnotations.DependencyOf],
        root.Annotations[OrderAnnotations.Owner],
        root.Annotations[OrderAnnotations.RequestedBy],
        RequestedAt(root) ?? root.CreationTimestamp ?? DateTimeOffset.MinValue,
        health);

    /// <summary>When it was ordered, as the portal wrote it then; an object that was restored or moved since is younger than its order.</summary>
    public static DateTimeOffset? RequestedAt(KubeObject found) =>
        DateTimeOffset.TryParse(found.Annotations[OrderAnnotations.RequestedAt], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    public static string? IdOf(KubeObject found) => found.Annotations[OrderAnnotations.RequestId] is { Length: > 0 } id ? id : null;
}
