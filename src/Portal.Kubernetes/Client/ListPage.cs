namespace Portal.Kubernetes.Client;

/// <summary>What a page of a list says besides its items.</summary>
internal readonly record struct ListPage(string ResourceVersion, string? Continue);
