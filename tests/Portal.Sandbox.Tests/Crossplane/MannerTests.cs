using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Crossplane;

/// <summary>Crossplane 1.20, 2.4, and both at once.</summary>
public sealed class MannerTests
{
    private const string Compositions = "/apis/apiextensions.crossplane.io/v1/compositions";

    private const string Xrd =
        """
        apiVersion: apiextensions.crossplane.io/v1
        kind: CompositeResourceDefinition
        metadata: { name: xboxes.example.org }
        spec:
          group: example.org
          names: { kind: XBox, plural: xboxes }
          claimNames: { kind: Box, plural: boxes }
          versions:
            - name: v1
              served: true
              referenceable: true
              schema: { openAPIV3Schema: { type: object, properties: { spec: { type: object, properties: { size: { type: string }, seen: { type: string } } } } } }
        """;

    private const string InResourcesMode =
        """
        apiVersion: apiextensions.crossplane.io/v1
        kind: Composition
        metadata: { name: boxes }
        spec:
          compositeTypeRef: { apiVersion: example.org/v1, kind: XBox }
          patchSets:
            - { name: common, patches: [{ fromFieldPath: spec.size, toFieldPath: description }] }
          resources:
            - name: map
              base: { apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, value: 1 }
              patches:
                - { type: PatchSet, patchSetName: common }
                - { type: ToCompositeFieldPath, fromFieldPath: description, toFieldPath: spec.seen }
              readinessChecks: [{ type: None }]
            - name: late
              base: { apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, value: 1 }
              patches: [{ fromFieldPath: spec.missing, toFieldPath: description, policy: { fromFieldPath: Required } }]
        """;

    [Fact]
    public async Task SecondManner_RefusesTheResourcesMode_InTheRecordedWords()
    {
        Assert.SkipUnless(SharedFolder.Exists, "verdicts: no shared folder");
        await using var cluster = await Cluster.StartAsync(change: options => options with { Crossplane = CrossplaneManner.Two });
        var recorded = ValueReader.Parse(File.ReadAllBytes(SharedFolder.Of("verdicts", "legacy-mode-refusal.json")));
        var composition = CorpusYaml.FirstWithSpec(recorded["composition"]!.Text!);
        foreach (var way in (string[])["strict", "warn"])
        {
            var (code, answer) = await cluster.PostAsync($"{Compositions}?fieldValidation={(way == "strict" ? "Strict" : "Warn")}", composition);
            var expected = recorded[way]!;
            Assert.Equal(expected["code"], NumberValue.Of(code));
            Assert.Equal(expected["reason"], answer["reason"]);
            Assert.Equal(expected["message"], answer["message"]);
            Assert.Equal(expected["causes"], answer.At("details", "causes"));
        }
    }

    [Fact]
    public async Task BothManners_TakeTheResourcesMode_WithAWarning()
    {
        await using var cluster = await Cluster.StartAsync();
        await cluster.CreateAsync(Xrd);
        Assert.Contains("mode Resources is not served by Crossplane 2", Assert.Single(await cluster.WarningsAsync(InResourcesMode)), StringComparison.Ordinal);
        await cluster.UntilAsync("/api/v1/namespaces/default/events", list => list["items"]!.Items.Any(told => told["reason"]!.Text == "ResourcesMode"));
    }

    [Fact]
    public async Task FirstManner_ComposesInResourcesMode_AsCrossplane120Does()
    {
        await using var cluster = await Cluster.StartAsync(change: options => options with { Crossplane = CrossplaneManner.One });
        Assert.Null(await cluster.FindAsync("/apis/apiextensions.crossplane.io/v2"));
        await cluster.CreateAsync(Xrd);
        Assert.Empty(await cluster.WarningsAsync(InResourcesMode));
        await cluster.CreateAsync("{ apiVersion: example.org/v1, kind: XBox, metadata: { name: box }, spec: { size: large } }");
        const string Path = "/apis/example.org/v1/xboxes/box";
        var box = await cluster.UntilAsync(Path, found => found.At("spec", "seen")?.Text == "large" && found.Condition("Synced") is not null);

        Assert.Equal("Unsynced resources: late", box.Condition("Synced")!["message"]!.Text);
        Assert.Equal("Unready resources: late", (await cluster.UntilAsync(Path, found => found.Condition("Ready")?["message"]?.Text == "Unready resources: late")).Condition("Ready")!["message"]!.Text);
        Assert.Null(box.Condition("Responsive"));
        var part = Assert.Single(await cluster.ListAsync("/apis/scheduling.k8s.io/v1/priorityclasses"), found => found.At("metadata", "labels", "crossplane.io/composite") is not null);
        Assert.Matches("^box-[a-z0-9]{5}$", part.Name());
        Assert.Equal("", part.At("metadata", "labels", "crossplane.io/claim-name")!.Text);
        Assert.Equal("large", part["description"]!.Text);
        await cluster.UntilAsync("/api/v1/namespaces/default/events", list => list["items"]!.Items.Any(told => told["message"]!.Text
            == "cannot render FromComposite or environment patches for composed resource \"late\": cannot apply the \"FromCompositeFieldPath\" patch at index 0: spec.missing: no such field"));
        var crd = await cluster.GetAsync("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/xboxes.example.org");
        Assert.NotNull(crd.At("spec", "versions")!.Items[0].At("schema", "openAPIV3Schema", "properties", "spec", "properties", "publishConnectionDetailsTo"));
    }

    [Theory]
    [InlineData("3")]
    [InlineData("two")]
    public void Manner_ThatIsNone_IsAMistakeByItsName(string value) =>
        Assert.Equal($"--crossplane {value} should be 1 or 2", Assert.Single(SandboxArguments.Read(["--crossplane", value]).Mistakes));
}
