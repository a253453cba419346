using Portal.Kubernetes.Objects;

namespace Portal.Infrastructure;

/// <summary>One thing in the inventory, what its row was worked out of, and until when it holds by itself.</summary>
internal sealed record InventoryEntry(KubeObject Object, ResourceRow Row, IReadOnlyCollection<ObjectKey> Reads, DateTimeOffset? Until);
