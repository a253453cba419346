using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Crossplane;

/// <summary>The composites of XRD v2 that were recorded on real Crossplane, on the sandbox.</summary>
public sealed class RecordedCompositeTests
{
    [Fact]
    public async Task NamespacedComposite_MakesItsConfigMapInItsNamespace()
    {
        await using var cluster = await StartAsync("basic-namespaced");
        await cluster.CreateAsync(
            """
            apiVersion: example.org/v1alpha1
            kind: Test
            metadata: { name: basic-xr-namespaced, namespace: default }
            spec: { coolField: "I'm cool!", crossplane: { compositionRef: { name: basic-composition-namespaced } } }
            """);
        const string Path = "/apis/example.org/v1alpha1/namespaces/default/tests/basic-xr-namespaced";
        var composite = await cluster.UntilAsync(Path, found => found.Is("Ready", "True"));
        var recorded = Recorded.One("basic-namespaced", "xr.yaml");
        Assert.Equal(recorded.At("status", "coolerField"), composite.At("status", "coolerField"));
        var reference = Assert.Single(composite.At("spec", "crossplane", "resourceRefs")!.Items);
        Assert.Equal(["apiVersion", "kind", "name"], reference.Members.Select(pair => pair.Key));
        var part = await cluster.GetAsync($"/api/v1/namespaces/default/configmaps/{reference["name"]!.Text}");
        Assert.Equal(Recorded.One("basic-namespaced", "composed.yaml")["data"], part["data"]);
        Assert.Equal("configmap", part.At("metadata", "annotations", "crossplane.io/composition-resource-name")!.Text);
    }

    [Fact]
    public async Task ModernComposite_BecomesReadyAndComposesItsSecret()
    {
        await using var cluster = await StartAsync("modern");
        await cluster.CreateAsync(Recorded.Bare("modern", "xr.yaml").Replace("\"resourceRefs\"", "\"ignored\"", StringComparison.Ordinal));
        var recorded = Recorded.One("modern", "xr.yaml");
        var path = $"/apis/platform.lab.example.org/v1alpha1/namespaces/{recorded.At("metadata", "namespace")!.Text}/databases/{recorded.Name()}";
        var composite = await cluster.UntilAsync(path, found => found.Is("Synced", "True") && found.At("spec", "crossplane", "resourceRefs")?.Items.Count == recorded.At("spec", "crossplane", "resourceRefs")!.Items.Count);
        Assert.Equal(
            recorded.At("spec", "crossplane", "resourceRefs")!.Items.Select(part => part["kind"]!.Text).Order(StringComparer.Ordinal),
            composite.At("spec", "crossplane", "resourceRefs")!.Items.Select(part => part["kind"]!.Text).Order(StringComparer.Ordinal));
        var secret = await cluster.UntilAsync("/api/v1/namespaces/team-a/secrets/billing-conn", found => found["data"]?.Members.Count == 3);
        Assert.Equal(["endpoint", "password", "username"], secret["data"]!.Members.Select(pair => pair.Key).Order(StringComparer.Ordinal));
        Assert.Equal("billing-connection-secret", secret.At("metadata", "annotations", "crossplane.io/composition-resource-name")!.Text);
        Assert.Null(secret.At("metadata", "generateName"));
    }

    [Fact]
    public async Task Definition_WhoseSchemaIsRefused_SaysWhyInAnEvent()
    {
        await using var cluster = await Cluster.StartAsync();
        await cluster.CreateAsync(
            """
            apiVersion: apiextensions.crossplane.io/v2
            kind: CompositeResourceDefinition
            metadata: { name: wrong.example.org }
            spec:
              group: example.org
              names: { kind: Bad, plural: bads }
              versions:
                - name: v1
                  served: true
                  referenceable: true
                  schema: { openAPIV3Schema: { type: object, properties: { spec: { type: object, properties: { list: { type: array } } } } } }
            """);
        var events = await cluster.UntilAsync("/api/v1/namespaces/default/events", list => list["items"]!.Items.Any(found => found["type"]!.Text == "Warning"));
        var warning = events["items"]!.Items.First(found => found["type"]!.Text == "Warning");
        Assert.Equal("EstablishComposite", warning["reason"]!.Text);
        Assert.StartsWith("cannot apply rendered composite resource CustomResourceDefinition: cannot create object: ", warning["message"]!.Text, StringComparison.Ordinal);
        var xrd = await cluster.GetAsync("/apis/apiextensions.crossplane.io/v2/compositeresourcedefinitions/wrong.example.org");
        Assert.Null(xrd.Condition("Established"));
    }

    [Fact]
    public async Task DeletedDefinition_TakesItsCrdsAndObjectsWithIt()
    {
        await using var cluster = await StartAsync("basic-cluster");
        await cluster.DeleteAsync("/apis/apiextensions.crossplane.io/v2/compositeresourcedefinitions/clustertests.example.org");
        await cluster.GoneAsync("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/clustertests.example.org");
        await cluster.GoneAsync("/apis/apiextensions.crossplane.io/v2/compositeresourcedefinitions/clustertests.example.org");
    }

    private static async Task<Cluster> StartAsync(string folder)
    {
        Assert.SkipUnless(SharedFolder.Exists, "recorded: no shared folder");
        var cluster = await Cluster.StartAsync();
        foreach (var ns in new[] { "team-a", "team-b" })
        {
            await cluster.CreateAsync($"{{ apiVersion: v1, kind: Namespace, metadata: {{ name: {ns} }} }}");
        }

        await cluster.CreateAsync(Recorded.Bare(folder, "xrd.yaml"));
        await cluster.CreateAsync(Recorded.Bare(folder, "composition.yaml"));
        var name = Recorded.One(folder, "xrd.yaml").Name();
        await cluster.UntilAsync("/apis/apiextensions.crossplane.io/v2/compositeresourcedefinitions/" + name, found => found.Is("Established", "True"));
        return cluster;
    }
}
