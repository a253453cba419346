using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Crossplane;

/// <summary>Usages that keep objects from being deleted.</summary>
public sealed class UsageTests
{
    private const string Kept = "/api/v1/namespaces/default/configmaps/kept";

    private const string Objects =
        """
        { apiVersion: v1, kind: ConfigMap, metadata: { name: kept, namespace: default, labels: { role: data } } }
        ---
        { apiVersion: v1, kind: ConfigMap, metadata: { name: user, namespace: default } }
        """;

    [Theory]
    [InlineData("reason: the books", "*protection.InternalUsage \"keep\" (in namespace \"default\") with reason: \"the books\"")]
    [InlineData("by: { apiVersion: v1, kind: ConfigMap, resourceRef: { name: user } }", "*protection.InternalUsage \"keep\" (in namespace \"default\") by resource ConfigMap/user")]
    public async Task UsedObject_IsNotDeleted_InTheWordsOfTheWebhook(string why, string words)
    {
        await using var cluster = await Cluster.StartAsync();
        await cluster.CreateAsync(Objects);
        await cluster.CreateAsync(
            $$"""
            apiVersion: protection.crossplane.io/v1beta1
            kind: Usage
            metadata: { name: keep, namespace: default }
            spec: { of: { apiVersion: v1, kind: ConfigMap, resourceRef: { name: kept } }, {{why}} }
            """);
        await cluster.UntilAsync(Kept, found => found.At("metadata", "labels", "crossplane.io/in-use")?.Text == "true");

        var (code, answer) = await cluster.DeletedAsync(Kept);

        var expected = $"This resource is in-use by 1 usage(s), including the {words}.";
        Assert.Equal(409, code);
        Assert.Equal(expected, answer["reason"]!.Text);
        Assert.Equal("admission webhook \"nousages.protection.crossplane.io\" denied the request: " + expected, answer["message"]!.Text);
        Assert.Equal("Background", (await cluster.GetAsync(Kept)).At("metadata", "annotations", "usage.crossplane.io/deletion-attempt-with-policy")!.Text);
    }

    [Fact]
    public async Task ClusterUsage_KeepsWhatHasNoNamespace()
    {
        await using var cluster = await Cluster.StartAsync();
        await cluster.CreateAsync(
            """
            { apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: { name: kept }, value: 1 }
            ---
            apiVersion: protection.crossplane.io/v1beta1
            kind: ClusterUsage
            metadata: { name: keep }
            spec: { of: { apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, resourceRef: { name: kept } }, reason: the books }
            """);
        const string Path = "/apis/scheduling.k8s.io/v1/priorityclasses/kept";
        await cluster.UntilAsync(Path, found => found.At("metadata", "labels", "crossplane.io/in-use")?.Text == "true");
        Assert.Equal("This resource is in-use by 1 usage(s), including the *protection.InternalClusterUsage \"keep\" with reason: \"the books\".", (await cluster.DeletedAsync(Path)).Answer["reason"]!.Text);
    }

    [Fact]
    public async Task Deletion_IsReplayed_WhenTheLastUsageGoes()
    {
        await using var cluster = await Cluster.StartAsync();
        await cluster.CreateAsync(Objects);
        await cluster.CreateAsync(
            """
            apiVersion: protection.crossplane.io/v1beta1
            kind: Usage
            metadata: { name: keep, namespace: default }
            spec:
              of: { apiVersion: v1, kind: ConfigMap, resourceSelector: { matchLabels: { role: data } } }
              by: { apiVersion: v1, kind: ConfigMap, resourceRef: { name: user } }
              replayDeletion: true
            """);
        const string Usage = "/apis/protection.crossplane.io/v1beta1/namespaces/default/usages/keep";
        var usage = await cluster.UntilAsync(Usage, found => found.Is("Ready", "True"));
        Assert.Equal("kept", usage.At("spec", "of", "resourceRef", "name")!.Text);
        Assert.Equal("ConfigMap/user uses ConfigMap/kept", usage.At("metadata", "annotations", "crossplane.io/usage-details")!.Text);
        Assert.Equal(409, await cluster.DeleteAsync(Kept));

        await cluster.DeleteAsync("/api/v1/namespaces/default/configmaps/user");

        await cluster.GoneAsync(Usage);
        await cluster.GoneAsync(Kept);
    }

    [Fact]
    public async Task Usage_ThatSaysNeitherByNorReason_IsRefused()
    {
        await using var cluster = await Cluster.StartAsync();
        var usage = (MapValue)YamlValues.Read("{ apiVersion: protection.crossplane.io/v1beta1, kind: ClusterUsage, metadata: { name: x }, spec: { of: { kind: A, apiVersion: v1, resourceRef: { name: a } } } }")[0];
        var (code, answer) = await cluster.PostAsync("/apis/protection.crossplane.io/v1beta1/clusterusages", usage);
        Assert.Equal(422, code);
        Assert.Contains("either \"spec.by\" or \"spec.reason\" must be specified.", answer["message"]!.Text, StringComparison.Ordinal);
    }
}
