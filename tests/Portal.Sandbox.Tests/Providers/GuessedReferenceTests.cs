using Portal.Sandbox.Tests.Crossplane;
using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Providers;

/// <summary>References of managed resources that nobody has described.</summary>
public sealed class GuessedReferenceTests
{
    private const string Kinds =
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: { name: {0}s.things.acme.crossplane.io }
        spec:
          group: things.acme.crossplane.io
          scope: Cluster
          names: { kind: {1}, plural: {0}s, categories: [managed] }
          versions: [{ name: v1, served: true, storage: true, subresources: { status: {} }, schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } } }]
        """;

    private const string Things = "/apis/things.acme.crossplane.io/v1/";

    [Fact]
    public async Task ReferencesAndSelectors_OfUnknownKinds_AreResolvedByTheNamesOfTheirFields()
    {
        await using var cluster = await Cluster.StartAsync();
        await cluster.CreateAsync(Kinds.Replace("{0}", "ring", StringComparison.Ordinal).Replace("{1}", "Ring", StringComparison.Ordinal));
        await cluster.CreateAsync(Kinds.Replace("{0}", "box", StringComparison.Ordinal).Replace("{1}", "Box", StringComparison.Ordinal));
        await cluster.CreateAsync("{ apiVersion: things.acme.crossplane.io/v1, kind: Box, metadata: { name: waits }, spec: { forProvider: { inner: [{ outerRingIdRef: { name: one } }] } } }");
        var waiting = await cluster.UntilAsync(Things + "boxs/waits", found => found.Is("Synced", "False"));
        Assert.Equal(
            "cannot resolve references: mg.Spec.ForProvider.Inner[0].OuterRingID: cannot get referenced resource: \"one\" not found", waiting.Condition("Synced")!["message"]!.Text);

        foreach (var name in (string[])["one", "two"])
        {
            await cluster.CreateAsync($"{{ apiVersion: things.acme.crossplane.io/v1, kind: Ring, metadata: {{ name: {name}, labels: {{ set: a }} }}, spec: {{ forProvider: {{ }} }} }}");
            await cluster.UntilAsync(Things + "rings/" + name, found => found.Is("Ready", "True"));
        }

        await cluster.CreateAsync("{ apiVersion: things.acme.crossplane.io/v1, kind: Box, metadata: { name: selects }, spec: { forProvider: { ringSelector: { matchLabels: { set: a } } } } }");

        Assert.NotNull((await cluster.UntilAsync(Things + "boxs/waits", found => found.Is("Ready", "True"))).At("spec", "forProvider", "inner")!.Items[0]["outerRingId"]);
        var selects = await cluster.UntilAsync(Things + "boxs/selects", found => found.At("spec", "forProvider", "rings") is not null);
        Assert.Equal(["one", "two"], selects.At("spec", "forProvider", "ringRefs")!.Items.Select(reference => reference["name"]!.Text));
        Assert.Equal(2, selects.At("spec", "forProvider", "rings")!.Items.Count);
    }
}
