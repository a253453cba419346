using Portal.Forms.Documents;
using Portal.Platform;
using Portal.Schema.Values;

namespace Portal.Tests.Platform;

public sealed class PipelineFormTests
{
    private const string Old = """
        apiVersion: apiextensions.crossplane.io/v1
        kind: Composition
        metadata:
          name: rds
          uid: "1"
          labels: {provider: aws}
          annotations: {kubectl.kubernetes.io/last-applied-configuration: "{}"}
        spec:
          compositeTypeRef: {apiVersion: example.org/v1, kind: XDatabase}
          writeConnectionSecretsToNamespace: crossplane-system
          patchSets:
          - name: common
            patches: [{fromFieldPath: spec.region, toFieldPath: spec.forProvider.region}]
          resources:
          - base: {apiVersion: rds.example.org/v1, kind: Instance}
            patches:
            - fromFieldPath: spec.tags
              toFieldPath: spec.forProvider.tags
              policy: {mergeOptions: {keepMapValues: true}}
              transforms: [{type: string, string: {fmt: "x-%s"}}, {type: math, math: {multiply: 2}}]
            connectionDetails:
            - fromConnectionSecretKey: endpoint
            - {name: port, value: "5432"}
            - {name: host, fromFieldPath: status.host}
        """;

    [Fact]
    public void Of_SaysTheSameAsAPipeline()
    {
        var expected = ManifestDocument.Parse("""
            apiVersion: apiextensions.crossplane.io/v1
            kind: Composition
            metadata: {name: rds, labels: {provider: aws}}
            spec:
              compositeTypeRef: {apiVersion: example.org/v1, kind: XDatabase}
              writeConnectionSecretsToNamespace: crossplane-system
              mode: Pipeline
              pipeline:
              - step: patch-and-transform
                functionRef: {name: function-patch-and-transform}
                input:
                  apiVersion: pt.fn.crossplane.io/v1beta1
                  kind: Resources
                  patchSets:
                  - name: common
                    patches: [{fromFieldPath: spec.region, toFieldPath: spec.forProvider.region}]
                  resources:
                  - name: resource-0
                    base: {apiVersion: rds.example.org/v1, kind: Instance}
                    patches:
                    - fromFieldPath: spec.tags
                      toFieldPath: spec.forProvider.tags
                      policy: {toFieldPath: MergeObjects}
                      transforms: [{type: string, string: {fmt: "x-%s", type: Format}}, {type: math, math: {multiply: 2, type: Multiply}}]
                    connectionDetails:
                    - {name: endpoint, type: FromConnectionSecretKey, fromConnectionSecretKey: endpoint}
                    - {name: port, type: FromValue, value: "5432"}
                    - {name: host, type: FromFieldPath, fromFieldPath: status.host}
            """).Value;

        Assert.Equal(ValueWriter.ToJson(expected), ValueWriter.ToJson(PipelineForm.Of(ManifestDocument.Parse(Old).Value)));
    }

    [Theory]
    [InlineData("spec: {mode: Resources}", true)]
    [InlineData("spec: {resources: []}", true)]
    [InlineData("spec: {mode: Pipeline, pipeline: []}", false)]
    [InlineData("spec: {pipeline: []}", false)]
    public void IsResourcesMode_ByModeOrContent(string composition, bool expected) =>
        Assert.Equal(expected, PipelineForm.IsResourcesMode(ManifestDocument.Parse(composition).Value));

    [Fact]
    public void NamedKinds_OfTemplatesInBothModes_AndOfTheComposite()
    {
        var kinds = NamedKinds.Of(ManifestDocument.Parse(Old).Value).Concat(NamedKinds.Of(PipelineForm.Of(ManifestDocument.Parse(Old).Value))).Distinct();

        Assert.Equal([("example.org/v1", "XDatabase"), ("rds.example.org/v1", "Instance")], kinds.Order());
    }

    [Theory]
    [InlineData("{verbs: [get, list], apiGroups: [\"\", apps], resources: [pods, deployments]}", "get, list on pods, deployments of core, apps")]
    [InlineData("{verbs: [\"*\"], apiGroups: [\"*\"], resources: [\"*\"]}", "every verb on everything of every group")]
    [InlineData("{verbs: [get], apiGroups: [\"\"], resources: [secrets], resourceNames: [a]}", "get on secrets of core, only a")]
    public void RuleWords_AreOneLine(string rule, string expected) => Assert.Equal(expected, RuleWords.Of(ManifestDocument.Parse(rule).Value));
}
