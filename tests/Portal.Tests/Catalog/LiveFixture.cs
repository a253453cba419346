using System.Collections.Immutable;
using Portal.Catalog;
using Portal.Infrastructure;
using Portal.Kubernetes.Objects;

namespace Portal.Tests.Catalog;

/// <summary>Ordered things for tests, without a cluster.</summary>
internal static class LiveFixture
{
    public static readonly ResourceType Claim = new("platform.example.org", "v1alpha1", "postgresqlinstances", "PostgreSQLInstance", true);

    public static readonly ResourceType Deployment = new("apps", "v1", "deployments", "Deployment", true);

    public static KubeObject Object(string name, string ns = "team-a", ResourceType? type = null, params (string Key, string Value)[] annotations) => new()
    {
        Key = new(type ?? Claim, ns, name),
        Uid = $"uid-{name}",
        ResourceVersion = "1",
        Annotations = StringMap.Of(annotations),
        CreationTimestamp = DateTimeOffset.UnixEpoch,
    };

    public static LiveEntity Entity(KubeObject found, HealthState health = HealthState.Ready, string? cause = null) =>
        new(new LiveDocument(found, new("terasky.backstage.io"), found.Annotations["portal.internal/owner"], false).Entity(), found.Key, health, cause, found.CreationTimestamp);

    public static LiveEntity Database(string name = "orders-db", string dependencyOf = "component:default/web", HealthState health = HealthState.Ready, string? cause = null) =>
        Entity(Object(name, annotations: [("portal.internal/owner", "team-a"), ("portal.internal/system", "shop"), ("portal.internal/dependency-of", dependencyOf)]), health, cause);

    public static LiveCatalog Catalog(params LiveEntity[] entities) => new(new(entities), new([]), true);
}
