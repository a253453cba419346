using Portal.Sandbox.Tests.Crossplane;
using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Providers;

/// <summary>Objects of provider-kubernetes and Releases of provider-helm, which act on the sandbox itself.</summary>
public sealed class InsideTests
{
    private const string Objects = "/apis/kubernetes.m.crossplane.io/v1alpha1/namespaces/default/objects";
    private const string Releases = "/apis/helm.crossplane.io/v1beta1/releases";

    [Fact]
    public async Task ObservedObject_ShowsWhatIsThere_AndChangesAndDeletesNothing()
    {
        await using var cluster = await Cluster.StartAsync();
        await cluster.DefineAsync("Object.kubernetes.m.crossplane.io");
        await cluster.CreateAsync(Object("seen", """managementPolicies: [Observe], forProvider: { manifest: { apiVersion: v1, kind: ConfigMap, metadata: { name: theirs, namespace: default } } }"""));
        var missing = await cluster.UntilAsync(Objects + "/seen", found => found.Is("Synced", "False"));
        Assert.Contains("external resource does not exist", missing.Condition("Synced")!["message"]!.Text, StringComparison.Ordinal);
        await cluster.CreateAsync("{ apiVersion: v1, kind: ConfigMap, metadata: { name: theirs, namespace: default }, data: { color: red } }");
        await cluster.UntilAsync(Objects + "/seen", found => found.Is("Ready", "True") && found.At("status", "atProvider", "manifest", "data", "color")?.Text == "red");
        await cluster.DeleteAsync(Objects + "/seen");
        await cluster.GoneAsync(Objects + "/seen");
        Assert.NotNull(await cluster.FindAsync("/api/v1/namespaces/default/configmaps/theirs"));
    }

    [Fact]
    public async Task Object_TakesFromWhatItRefersTo_PublishesDetails_SetsDriftRight_AndIsReadyWithItsObject()
    {
        await using var cluster = await Cluster.StartAsync();
        await cluster.DefineAsync("Object.kubernetes.m.crossplane.io");
        await cluster.CreateAsync("{ apiVersion: v1, kind: ConfigMap, metadata: { name: source, namespace: default }, data: { color: blue } }");
        await cluster.CreateAsync(Object(
            "made",
            """
            references: [{ patchesFrom: { apiVersion: v1, kind: ConfigMap, name: source, namespace: default, fieldPath: data.color }, toFieldPath: data.color }],
            connectionDetails: [{ apiVersion: v1, kind: ConfigMap, name: made, namespace: default, fieldPath: data.color, toConnectionSecretKey: color }],
            writeConnectionSecretToRef: { name: made-details },
            forProvider: { manifest: { apiVersion: v1, kind: ConfigMap, metadata: { name: made }, data: { size: "1" } } }
            """));
        await cluster.UntilAsync(Objects + "/made", found => found.Is("Ready", "True"));
        Assert.Equal("blue", (await cluster.GetAsync("/api/v1/namespaces/default/configmaps/made")).At("data", "color")!.Text);
        await cluster.UntilAsync("/api/v1/namespaces/default/secrets/made-details", found => found.At("data", "color")?.Text == "Ymx1ZQ==");
        await cluster.MergeAsync("/api/v1/namespaces/default/configmaps/made", """{"data":{"size":"2"}}""");
        await cluster.UntilAsync("/api/v1/namespaces/default/configmaps/made", found => found.At("data", "size")?.Text == "1");

        await cluster.CreateAsync(Object("slow", """readiness: { policy: AllTrue }, forProvider: { manifest: { apiVersion: v1, kind: ConfigMap, metadata: { name: slow } } }"""));
        await cluster.UntilAsync(Objects + "/slow", found => found.Condition("Ready")?["reason"]?.Text == "Unavailable");
    }

    [Fact]
    public async Task Release_BecomesADeployment_IsUpgraded_AndTakenAway()
    {
        await using var cluster = await Cluster.StartAsync();
        await cluster.DefineAsync("Release.helm.crossplane.io");
        await cluster.CreateAsync(
            """
            apiVersion: helm.crossplane.io/v1beta1
            kind: Release
            metadata: { name: shop }
            spec:
              forProvider:
                chart: { name: nginx, repository: "https://charts.example.org", version: 1.2.3 }
                namespace: web
                values: { replicaCount: 2, image: { repository: example.org/nginx, tag: "1.29" } }
            """);
        var release = await cluster.UntilAsync(Releases + "/shop", found => found.Is("Ready", "True"));
        Assert.Equal("deployed", release.At("status", "atProvider", "state")!.Text);
        Assert.Equal(["releaseDescription", "revision", "state"], release.At("status", "atProvider")!.Members.Select(pair => pair.Key).Order(StringComparer.Ordinal));
        Assert.IsType<BoolValue>(release.At("status", "synced"));
        var deployment = await cluster.UntilAsync("/apis/apps/v1/namespaces/web/deployments/shop-nginx", found => (found.At("status", "readyReplicas") as NumberValue)?.AsInteger == 2);
        Assert.Equal("nginx-1.2.3", deployment.At("metadata", "labels", "helm.sh/chart")!.Text);
        Assert.Equal("example.org/nginx:1.29", deployment.At("spec", "template", "spec", "containers")!.Items[0]["image"]!.Text);

        await cluster.MergeAsync(Releases + "/shop", """{"spec":{"forProvider":{"values":{"replicaCount":1}}}}""");
        await cluster.UntilAsync(Releases + "/shop", found => (found.At("status", "atProvider", "revision") as NumberValue)?.AsInteger == 2 && found.At("status", "atProvider", "releaseDescription")?.Text == "Upgrade complete");
        await cluster.DeleteAsync(Releases + "/shop");
        await cluster.GoneAsync(Releases + "/shop");
        await cluster.GoneAsync("/apis/apps/v1/namespaces/web/deployments/shop-nginx");
    }

    private static string Object(string name, string spec) =>
        $$"""
        apiVersion: kubernetes.m.crossplane.io/v1alpha1
        kind: Object
        metadata: { name: {{name}}, namespace: default }
        spec: { {{spec.ReplaceLineEndings(" ")}} }
        """;
}
