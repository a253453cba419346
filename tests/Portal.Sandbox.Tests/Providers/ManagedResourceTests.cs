using Portal.Sandbox.Tests.Crossplane;

namespace Portal.Sandbox.Tests.Providers;

/// <summary>Managed resources by themselves, without a composition.</summary>
public sealed class ManagedResourceTests
{
    private const string Definition =
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: { name: objects.kubernetes.crossplane.io }
        spec:
          group: kubernetes.crossplane.io
          scope: Cluster
          names: { kind: Object, listKind: ObjectList, plural: objects, singular: object }
          versions:
            - name: v1alpha2
              served: true
              storage: true
              subresources: { status: {} }
              schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } }
        """;

    [Fact]
    public async Task KubernetesObject_WaitsForItsNamespace_MakesItsManifest_AndTakesItAway()
    {
        await using var cluster = await Cluster.StartAsync();
        await cluster.CreateAsync(Definition);
        await cluster.CreateAsync(
            """
            apiVersion: kubernetes.crossplane.io/v1alpha2
            kind: Object
            metadata: { name: settings }
            spec: { forProvider: { manifest: { apiVersion: v1, kind: ConfigMap, metadata: { name: settings, namespace: later }, data: { color: green } } } }
            """);
        const string Path = "/apis/kubernetes.crossplane.io/v1alpha2/objects/settings";
        await cluster.UntilAsync(Path, found => found.Is("Synced", "False"));
        await cluster.CreateAsync("{ apiVersion: v1, kind: Namespace, metadata: { name: later } }");
        await cluster.UntilAsync(Path, found => found.Is("Ready", "True") && found.Is("Synced", "True"));
        Assert.NotNull(await cluster.FindAsync("/api/v1/namespaces/later/configmaps/settings"));

        await cluster.DeleteAsync(Path);
        await cluster.GoneAsync(Path);
        await cluster.GoneAsync("/api/v1/namespaces/later/configmaps/settings");
    }

    [Fact]
    public async Task OrphanedObject_LeavesWhatItMade()
    {
        await using var cluster = await Cluster.StartAsync();
        await cluster.CreateAsync(Definition);
        await cluster.CreateAsync(
            """
            apiVersion: kubernetes.crossplane.io/v1alpha2
            kind: Object
            metadata: { name: kept }
            spec: { deletionPolicy: Orphan, forProvider: { manifest: { apiVersion: v1, kind: ConfigMap, metadata: { name: kept, namespace: default } } } }
            """);
        const string Path = "/apis/kubernetes.crossplane.io/v1alpha2/objects/kept";
        await cluster.UntilAsync(Path, found => found.Is("Ready", "True"));
        await cluster.DeleteAsync(Path);
        await cluster.GoneAsync(Path);
        Assert.NotNull(await cluster.FindAsync("/api/v1/namespaces/default/configmaps/kept"));
    }
}
