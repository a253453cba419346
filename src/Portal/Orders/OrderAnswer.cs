namespace Portal.Orders;

/// <summary>What can be said of an id: its progress, or that the person sees none of that id. Before the cluster was read nothing can.</summary>
public sealed record OrderAnswer(bool IsRead, OrderProgress? Progress);
