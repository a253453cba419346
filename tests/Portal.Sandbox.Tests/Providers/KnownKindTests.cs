using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Install;
using Portal.Sandbox.Providers.Cloud;
using Portal.Sandbox.Providers.Metrics;
using Portal.Sandbox.Tests.Crossplane;
using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Providers;

/// <summary>The files of kinds: every one of them is a CRD, and its templates say something.</summary>
public sealed class KnownKindTests
{
    private static readonly MapValue Sample = MapValue.Of(
        ("apiVersion", "x/v1"), ("kind", "Sample"),
        ("metadata", MapValue.Of(("name", "sample"), ("uid", "0b5cf6a4-0d4e-4f7b-9a43-2f0d3c1a7e55"), ("annotations", MapValue.Of(("crossplane.io/external-name", "sample"), ("crossplane.io/external-create-succeeded", "2026-01-01T00:00:00Z"))))),
        ("spec", MapValue.Of(("forProvider", MapValue.Of(("region", "eu-west-1"))))));

    [Fact]
    public void Kinds_AreManyAndOfEveryProvider()
    {
        var groups = KindBook.Entries.Select(entry => entry.Text("group")).ToList();
        Assert.True(KindBook.Entries.Count >= 100, $"{KindBook.Entries.Count} kinds");
        foreach (var ending in new[] { ".aws.upbound.io", ".aws.m.upbound.io", ".azure.upbound.io", ".azure.m.upbound.io", ".gcp.upbound.io", ".gcp.m.upbound.io", "helm.crossplane.io", "helm.m.crossplane.io", "kubernetes.crossplane.io", "kubernetes.m.crossplane.io", ".aws.crossplane.io" })
        {
            Assert.Contains(groups, group => group.EndsWith(ending, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Templates_AreFilledCompletely()
    {
        foreach (var entry in KindBook.Entries)
        {
            var kind = KindBook.Of($"{entry.Text("group")}/v1beta1", entry.Text("kind"));
            var template = new Template(new(Sample, kind), "secret", new Dictionary<string, string>(StringComparer.Ordinal) { ["host"] = "h", ["user"] = "u", ["database"] = "d" });
            var filled = ValueWriter.ToJson(template.Outputs(kind.Outputs)) + string.Join(' ', kind.Connection.Select(pair => template.Fill(pair.Value.Text!)))
                + template.Fill(kind.ExternalName ?? "") + ValueWriter.ToJson(template.Outputs(kind.Database?.Outputs ?? MapValue.Empty));
            Assert.DoesNotMatch(@"\{[A-Za-z]+[0-9]*(:[^""{}]*)?\}|:://|""""", filled);
        }
    }

    /// <summary>Else the secret would change with every poll.</summary>
    [Fact]
    public void PasswordsOfConnections_CanBeReadBack()
    {
        var lost = KindBook.Entries.Where(entry => KindBook.Of($"{entry.Text("group")}/v1", entry.Text("kind")).Connection is var connection
            && connection.Any(pair => pair.Value.Text!.Contains("{password}", StringComparison.Ordinal)) && !connection.Any(pair => pair.Value.Text == "{password}"));
        Assert.Empty(lost.Select(entry => $"{entry.Text("kind")}.{entry.Text("group")}"));
    }

    [Fact]
    public void Metrics_AreOfKindsThatThereAre() => Assert.All(
        MetricBook.Lines.Where(line => line.Kind != "Pod"),
        line => Assert.Contains(KindBook.Entries, entry => entry.Text("kind") == line.Kind && entry.Text("group").StartsWith(line.Group + ".", StringComparison.Ordinal)));

    [Fact]
    public async Task EveryKind_IsServed_TypedAndListedAsItsProviderDoes()
    {
        await using var cluster = await Cluster.StartAsync();
        foreach (var entry in KindBook.Entries)
        {
            var (code, answer) = await cluster.PostAsync("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", CompactCrd.Expand(entry));
            Assert.True(code == 201, $"{entry.Text("kind")}.{entry.Text("group")}: {ValueWriter.ToJson(answer)}");
        }

        foreach (var crd in (await cluster.UntilAsync("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", list => list["items"]!.Items.All(crd => crd.Is("Established", "True"))))["items"]!.Items.Where(IsManaged))
        {
            var spec = crd["spec"]!;
            Assert.True(spec["scope"]!.Text == (spec["group"]!.Text!.Contains(".m.", StringComparison.Ordinal) ? "Namespaced" : "Cluster"), crd.Name());
            var properties = spec["versions"]!.Items[0].At("schema", "openAPIV3Schema", "properties", "spec", "properties")!;
            Assert.Equal(spec["scope"]!.Text == "Cluster", properties["deletionPolicy"] is not null);
            Assert.NotNull(properties["managementPolicies"]);
            Assert.NotEmpty(properties.At("initProvider", "properties")!.Members);
            Assert.Equal(["SYNCED", "READY", "EXTERNAL-NAME", "AGE"], spec["versions"]!.Items[0]["additionalPrinterColumns"]!.Items.Select(column => column["name"]!.Text));
        }
    }

    [Fact]
    public async Task ForProvider_IsTyped_AndKeepsWhatIsNotNoted()
    {
        await using var cluster = await Cluster.StartAsync();
        await cluster.DefineAsync("Instance.rds.aws.m.upbound.io");
        const string Path = "/apis/rds.aws.m.upbound.io/v1beta1/namespaces/default/instances";
        var (code, answer) = await cluster.PostAsync(Path, Instance("wrong", MapValue.Of(("allocatedStorage", "much"))));
        Assert.Equal(422, code);
        Assert.Contains("spec.forProvider.allocatedStorage", answer["message"]!.Text, StringComparison.Ordinal);
        (code, _) = await cluster.PostAsync(Path, Instance("right", MapValue.Of(("allocatedStorage", 20), ("port", 6000), ("somethingElse", MapValue.Of(("a", 1))))));
        Assert.Equal(201, code);
        var made = await cluster.UntilAsync(Path + "/right", found => found.Is("Ready", "True"));
        Assert.NotNull(made.At("spec", "forProvider", "somethingElse", "a"));
        Assert.Equal(6000L, ((NumberValue)made.At("status", "atProvider", "port")!).AsInteger);
        Assert.Equal("ClusterProviderConfig", made.At("spec", "providerConfigRef", "kind")!.Text);
    }

    private static bool IsManaged(Value crd) => (crd.At("spec", "names", "categories")?.Items ?? []).Any(category => category.Text == "managed");

    private static MapValue Instance(string name, MapValue forProvider) => MapValue.Of(
        ("apiVersion", "rds.aws.m.upbound.io/v1beta1"), ("kind", "Instance"), ("metadata", MapValue.Of(("name", name), ("namespace", "default"))), ("spec", MapValue.Of(("forProvider", forProvider))));
}
