using Portal.Kubernetes.Objects;

namespace Portal.Platform;

/// <summary>How one watch is doing.</summary>
public sealed record WatchRow(ResourceType Type, string Role, int Objects, bool Synced, DateTimeOffset? LastContact, string? Trouble, DateTimeOffset? Since);
