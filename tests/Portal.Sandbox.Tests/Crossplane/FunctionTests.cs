using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Composing;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Crossplane;

/// <summary>The functions that are built in, each by the input that a composition gives it.</summary>
public sealed class FunctionTests
{
    private const string Base =
        """
        - step: parts
          functionRef: { name: any }
          input:
            apiVersion: pt.fn.crossplane.io/v1beta1
            kind: Resources
            resources:
              - { name: first, base: { apiVersion: s3.aws.upbound.io/v1beta1, kind: Bucket, spec: { forProvider: { tags: { kept: here } } } } }
              - { name: second, base: { apiVersion: v1, kind: ConfigMap, data: { a: b } } }

        """;

    private static readonly MapValue Composite = One("{ apiVersion: example.org/v1, kind: XBox, metadata: { name: box }, spec: { tags: { team: a }, tier: gold } }");

    [Fact]
    public async Task Sequencer_HoldsBackWhatComesLater_AndTheCompositeOnlyWhenAsked()
    {
        var state = await RunAsync(Base + Step("sequencer", "Input", "rules: [{ sequence: [first, sec.*] }]"));
        Assert.Equal(["first"], state.Desired.Keys);
        Assert.False(state.Incomplete);
        Assert.Equal("Delaying creation of resource(s) matching \"sec.*\" because \"first\" is not fully ready (0 of 1)", Assert.Single(state.Results).Message);

        var asked = await RunAsync(Base + Step("sequencer", "Input", "resetCompositeReadiness: true, rules: [{ sequence: [absent, second] }]"));
        Assert.True(asked.Incomplete);
        Assert.Equal("Delaying creation of resource(s) matching \"second\" because \"absent\" does not exist yet", Assert.Single(asked.Results).Message);
    }

    [Fact]
    public async Task TagManager_AddsRetainsAndRemoves()
    {
        var state = await RunAsync(Base + Step("tag-manager", "ManagedTags",
            "addTags: [{ type: FromCompositeFieldPath, fromFieldPath: spec.tags }, { type: FromValue, policy: Retain, tags: { kept: other, new: one } }], removeTags: [{ type: FromValue, keys: [team] }]"));
        Assert.Equal(One("{ kept: here, new: one }"), state.Desired["first"].Object.At("spec", "forProvider", "tags"), EqualityComparer<Value?>.Default);
        Assert.Null(state.Desired["second"].Object["spec"]);
    }

    [Fact]
    public async Task EnvironmentConfigs_AreJoined_AndPatchedFrom()
    {
        var objects = new KnownObjects(
            One("{ apiVersion: apiextensions.crossplane.io/v1beta1, kind: EnvironmentConfig, metadata: { name: base }, data: { zone: a, deep: { x: 1 } } }"),
            One("{ apiVersion: apiextensions.crossplane.io/v1beta1, kind: EnvironmentConfig, metadata: { name: gold, labels: { tier: gold } }, data: { zone: b } }"));
        var state = await RunAsync(
            Step("environmentconfigs", "Input",
                "spec: { defaultData: { size: small, zone: z }, environmentConfigs: [{ type: Reference, ref: { name: base } }, { type: Selector, selector: { matchLabels: [{ key: tier, type: FromCompositeFieldPath, valueFromFieldPath: spec.tier }] } }] }")
            + "\n" + Step("pt", "Resources",
                "resources: [{ name: map, base: { apiVersion: v1, kind: ConfigMap }, patches: [{ type: FromEnvironmentFieldPath, fromFieldPath: zone, toFieldPath: data.zone }, { type: CombineFromEnvironment, combine: { strategy: string, string: { fmt: \"%s-%d\" }, variables: [{ fromFieldPath: size }, { fromFieldPath: deep.x }] }, toFieldPath: data.both }] }]"),
            objects);
        Assert.Equal(One("{ zone: b, both: small-1 }"), state.Desired["map"].Object["data"], EqualityComparer<Value?>.Default);
    }

    [Theory]
    [InlineData("environmentConfigs: [{ type: Reference, ref: { name: lost } }]",
        "cannot get selected environment configs: cannot process environment config \"lost\" by reference, \"environment-config-0\": Required environment config \"lost\" not found")]
    [InlineData("environmentConfigs: [{ type: Selector, selector: { matchLabels: [{ key: a, type: FromCompositeFieldPath, valueFromFieldPath: spec.lost }] } }]",
        "cannot build requirements: cannot get value from composite field path \"spec.lost\": spec.lost: no such field")]
    public async Task EnvironmentConfigs_ThatAreNotThere_EndThePipeline(string spec, string message)
    {
        var fatal = await Assert.ThrowsAsync<TransformException>(() => RunAsync(Step("environmentconfigs", "Input", $"spec: {{ {spec} }}")));
        Assert.Equal("pipeline step \"it\" returned a fatal result: " + message, fatal.Message);
    }

    [Fact]
    public async Task ExtraResources_AreLaidIntoTheContext()
    {
        var objects = new KnownObjects(One("{ apiVersion: v1, kind: ConfigMap, metadata: { name: b, labels: { x: \"1\" } } }"), One("{ apiVersion: v1, kind: ConfigMap, metadata: { name: a, labels: { x: \"1\" } } }"));
        const string Spec = "spec: { extraResources: [{ into: maps, apiVersion: v1, kind: ConfigMap, type: Selector, selector: { maxMatch: 1, matchLabels: [{ key: x, type: Value, value: \"1\" }] } }] }";
        var state = await RunAsync(Step("extra-resources", "Input", Spec), objects);
        Assert.Equal(["a"], state.Context["apiextensions.crossplane.io/extra-resources"]["maps"]!.Items.Select(found => ((MapValue)found).Name()));
    }

    [Fact]
    public async Task RequiredPatch_OfAPartThatExists_IsToldAndPassedOver()
    {
        var part = new ObservedPart(One("{ apiVersion: v1, kind: ConfigMap, metadata: { name: m } }"), ObservedPart.NoConnection);
        var pipeline = Step("pt", "Resources",
            "resources: [{ name: map, base: { apiVersion: v1, kind: ConfigMap }, patches: [{ fromFieldPath: spec.lost, toFieldPath: data.x, policy: { fromFieldPath: Required } }, { fromFieldPath: spec.tier, toFieldPath: data.tier }] }]");
        var state = await new Pipeline(new KnownObjects()).RunAsync(
            Composite, MapValue.Of(("pipeline", YamlValues.Read(pipeline)[0])), new Dictionary<string, ObservedPart>(StringComparer.Ordinal) { ["map"] = part }, TestContext.Current.CancellationToken);
        Assert.Equal("gold", state.Desired["map"].Object.At("data", "tier")!.Text);
        Assert.Equal(
            "cannot render composed resource \"map\" \"FromCompositeFieldPath\" patch at index 0: ignoring 'policy.fromFieldPath: Required' because 'to' resource already exists: spec.lost: no such field",
            Assert.Single(state.Results).Message);
    }

    private static string Step(string function, string kind, string input) =>
        $"- step: it\n  functionRef: {{ name: any }}\n  input: {{ apiVersion: {function}.fn.crossplane.io/v1beta1, kind: {kind}, {input} }}";

    private static MapValue One(string yaml) => (MapValue)YamlValues.Read(yaml)[0];

    private static Task<PipelineState> RunAsync(string steps, IExtraObjects? objects = null) => new Pipeline(objects ?? new KnownObjects()).RunAsync(
        Composite, MapValue.Of(("pipeline", YamlValues.Read(steps)[0])), new Dictionary<string, ObservedPart>(StringComparer.Ordinal), TestContext.Current.CancellationToken);
}
