namespace Portal.Kubernetes.Cache;

/// <summary>A store and the task that fills it.</summary>
internal sealed record RunningStore(ResourceStore Store, Task Reflecting);
