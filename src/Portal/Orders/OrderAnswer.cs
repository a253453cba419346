using Portal.Kubernetes.Cache;

namespace Portal.Orders;

/// <summary>What can be said of an id: its progress, or that the person sees none of that id. Before the cluster was read nothing can.</summary>
/// <param name="Trouble">Why it may be old; null while all is well.</param>
public sealed record OrderAnswer(bool IsRead, OrderProgress? Progress, StoreTrouble? Trouble = null);
