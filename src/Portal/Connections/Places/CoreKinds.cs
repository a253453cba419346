using Portal.Kubernetes.Objects;

namespace Portal.Connections;

/// <summary>The built-in kinds that connections are made of.</summary>
internal static class CoreKinds
{
    public static ResourceType Secret { get; } = new("", "v1", "secrets", "Secret", true);

    public static ResourceType Event { get; } = new("", "v1", "events", "Event", true);

    public static ResourceType Deployment { get; } = new("apps", "v1", "deployments", "Deployment", true);

    public static ResourceType CustomResourceDefinition { get; } =
        new("apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition", false);
}
