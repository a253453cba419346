namespace Portal.Kubernetes.Client;

/// <summary>
/// What one read from the wire brought: the changes in order, the newest resourceVersion (a bookmark brings one without a change), and at most
/// as the last thing of a stream the server's reason to end it.
/// </summary>
internal sealed record WatchBatch(IReadOnlyList<WatchEvent> Events, string? ResourceVersion, KubeStatus? Failure);
