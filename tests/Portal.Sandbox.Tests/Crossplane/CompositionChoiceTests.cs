using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Crossplane;

/// <summary>Which composition and which revision a composite follows, and how a claim and its composite agree on it.</summary>
public sealed class CompositionChoiceTests
{
    private const string Composites = "/apis/example.org/v1/xboxes";
    private const string Claims = "/apis/example.org/v1/namespaces/default/boxes";

    [Fact]
    public async Task Composite_TakesWhatItsReferenceOrSelectorSays_AndElseTheDefault()
    {
        await using var cluster = await StartAsync("defaultCompositionRef: { name: plain }");
        await OrderAsync(cluster, "preset", "");
        await OrderAsync(cluster, "named", "compositionRef: { name: gold }");
        await OrderAsync(cluster, "chosen", "compositionSelector: { matchLabels: { tier: gold } }");
        await OrderAsync(cluster, "lost", "compositionSelector: { matchLabels: { tier: silver } }");
        await OrderAsync(cluster, "wrong", "compositionRef: { name: other }");

        Assert.Equal("plain", await ChosenAsync(cluster, "preset"));
        Assert.Equal("gold", await ChosenAsync(cluster, "named"));
        Assert.Equal("gold", await ChosenAsync(cluster, "chosen"));
        await SaysAsync(cluster, "lost", "cannot select Composition: no compatible Compositions found");
        await SaysAsync(cluster, "wrong", "cannot configure composite resource: referenced composition is not compatible with this composite resource");
        await cluster.UntilAsync("/api/v1/namespaces/default/events", list => list["items"]!.Items.Any(told =>
            told["reason"]!.Text == "SelectComposition" && told["type"]!.Text == "Warning" && told["message"]!.Text == "cannot select Composition: no compatible Compositions found"));
    }

    [Fact]
    public async Task EnforcedComposition_IsTaken_WhateverTheClaimNames()
    {
        await using var cluster = await StartAsync("enforcedCompositionRef: { name: gold }");
        await cluster.CreateAsync("{ apiVersion: example.org/v1, kind: Box, metadata: { name: mine, namespace: default }, spec: { compositionRef: { name: plain } } }");
        var claim = await cluster.UntilAsync(Claims + "/mine", found => found.At("spec", "resourceRef") is not null);
        var composite = await cluster.UntilAsync($"{Composites}/{claim.At("spec", "resourceRef", "name")!.Text}", found => found.At("spec", "compositionRevisionRef") is not null);
        Assert.Equal("gold", composite.At("spec", "compositionRef", "name")!.Text);
        await cluster.UntilAsync("/api/v1/namespaces/default/events", list => list["items"]!.Items.Any(told => told["message"]!.Text == "Enforced composition has been selected"));
    }

    [Fact]
    public async Task ManualComposites_StayWithTheirRevision_UntilTheClaimNamesAnother()
    {
        await using var cluster = await StartAsync("defaultCompositionRef: { name: plain }");
        await OrderAsync(cluster, "follows", "");
        await cluster.CreateAsync("{ apiVersion: example.org/v1, kind: Box, metadata: { name: mine, namespace: default }, spec: { compositionUpdatePolicy: Manual } }");
        var claim = await cluster.UntilAsync(Claims + "/mine", found => found.At("spec", "resourceRef") is not null);
        var path = $"{Composites}/{claim.At("spec", "resourceRef", "name")!.Text}";
        var first = (await cluster.UntilAsync(path, Revised)).At("spec", "compositionRevisionRef", "name")!.Text;
        await cluster.UntilAsync(Composites + "/follows", found => found.At("spec", "compositionRevisionRef", "name")?.Text == first);

        await cluster.MergeAsync("/apis/apiextensions.crossplane.io/v1/compositions/plain", """{"metadata":{"labels":{"channel":"new"}}}""");

        var second = (await cluster.UntilAsync(Composites + "/follows", found => Revised(found) && found.At("spec", "compositionRevisionRef", "name")!.Text != first)).At("spec", "compositionRevisionRef", "name")!.Text;
        Assert.Equal(first, (await cluster.GetAsync(path)).At("spec", "compositionRevisionRef", "name")!.Text);
        await cluster.MergeAsync(Claims + "/mine", "{\"spec\":{\"compositionRevisionRef\":{\"name\":\"" + second + "\"}}}");
        await cluster.UntilAsync(path, found => found.At("spec", "compositionRevisionRef", "name")!.Text == second);
        await OrderAsync(cluster, "channel", "compositionRevisionSelector: { matchLabels: { channel: new } }");
        Assert.Equal(second, (await cluster.UntilAsync(Composites + "/channel", Revised)).At("spec", "compositionRevisionRef", "name")!.Text);
        await OrderAsync(cluster, "none", "compositionRevisionSelector: { matchLabels: { channel: old } }");
        await SaysAsync(cluster, "none", "cannot fetch Composition: no compatible CompositionRevisions found");
        var revision = await cluster.UntilAsync("/apis/apiextensions.crossplane.io/v1/compositionrevisions/" + second, found => found.Is("ValidPipeline", "True"));
        Assert.Equal("plain", revision.At("metadata", "labels", "crossplane.io/composition-name")!.Text);
    }

    [Fact]
    public async Task ReconcileRequest_WakesTheComposite()
    {
        await using var cluster = await StartAsync("defaultCompositionRef: { name: plain }");
        await OrderAsync(cluster, "woken", "");
        await cluster.UntilAsync(Composites + "/woken", found => found.Is("Ready", "True"));
        const string Parts = "/api/v1/namespaces/default/configmaps";
        var part = Assert.Single(await cluster.ListAsync(Parts), map => map.At("metadata", "labels", "crossplane.io/composite")?.Text == "woken");
        await cluster.MergeAsync($"{Parts}/{part.Name()}", """{"metadata":{"ownerReferences":null},"data":{"x":"drifted"}}""");
        await cluster.MergeAsync(Composites + "/woken", """{"metadata":{"annotations":{"crossplane.io/reconcile-requested-at":"1"}}}""");
        await cluster.UntilAsync($"{Parts}/{part.Name()}", found => found.At("data", "x")!.Text == "1");
    }

    private static bool Revised(Value composite) => composite.At("spec", "compositionRevisionRef") is not null;

    private static Task OrderAsync(Cluster cluster, string name, string spec) =>
        cluster.CreateAsync($"{{ apiVersion: example.org/v1, kind: XBox, metadata: {{ name: {name} }}, spec: {{ {spec} }} }}");

    private static async Task<string> ChosenAsync(Cluster cluster, string name) =>
        (await cluster.UntilAsync($"{Composites}/{name}", Revised)).At("spec", "compositionRef", "name")!.Text!;

    private static Task SaysAsync(Cluster cluster, string name, string message) =>
        cluster.UntilAsync($"{Composites}/{name}", found => found.Condition("Synced")?["message"]?.Text == message);

    private static async Task<Cluster> StartAsync(string choice)
    {
        var cluster = await Cluster.StartAsync();
        await cluster.CreateAsync(
            $$"""
            apiVersion: apiextensions.crossplane.io/v1
            kind: CompositeResourceDefinition
            metadata: { name: xboxes.example.org }
            spec:
              group: example.org
              {{choice}}
              names: { kind: XBox, plural: xboxes }
              claimNames: { kind: Box, plural: boxes }
              versions: [{ name: v1, served: true, referenceable: true, schema: { openAPIV3Schema: { type: object } } }]
            """);
        foreach (var (name, labels, version) in new[] { ("plain", "{}", "v1"), ("gold", "{ tier: gold }", "v1"), ("other", "{}", "v2") })
        {
            await cluster.CreateAsync(
                $$"""
                apiVersion: apiextensions.crossplane.io/v1
                kind: Composition
                metadata: { name: {{name}}, labels: {{labels}} }
                spec:
                  compositeTypeRef: { apiVersion: example.org/{{version}}, kind: XBox }
                  mode: Pipeline
                  pipeline:
                    - step: parts
                      functionRef: { name: any }
                      input:
                        apiVersion: pt.fn.crossplane.io/v1beta1
                        kind: Resources
                        resources: [{ name: map, base: { apiVersion: v1, kind: ConfigMap, metadata: { namespace: default }, data: { x: "1" } }, readinessChecks: [{ type: None }] }]
                """);
        }

        return cluster;
    }
}
