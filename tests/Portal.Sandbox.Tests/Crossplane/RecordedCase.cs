using Portal.Sandbox.Crossplane;
using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Crossplane;

/// <summary>One thing that was ordered on real Crossplane: what was applied, and what came of it.</summary>
/// <param name="Order">The file of the claim or composite that a person applied.</param>
/// <param name="Composites">The files of the composites; empty where the order is the composite.</param>
/// <param name="Parts">The files of the composed resources.</param>
internal sealed record RecordedCase(string Folder, string Order, IReadOnlyList<string> Composites, IReadOnlyList<string> Parts)
{
    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>All but <c>configuration</c>, whose only function is one that the sandbox cannot run (function-go-templating).</summary>
    public static IReadOnlyDictionary<string, RecordedCase> All { get; } = new Dictionary<string, RecordedCase>(StringComparer.Ordinal)
    {
        ["classic"] = new("classic", "claim.yaml", ["xr.yaml"], ["composed-rds.yaml", "composed-nop.yaml"]),
        ["legacy"] = new("legacy", "claim.yaml", ["xrs.yaml"], ["composed.yaml"]),
        ["basic-namespaced"] = new("basic-namespaced", "xr.yaml", [], ["composed.yaml"]),
        ["basic-cluster"] = new("basic-cluster", "xr.yaml", [], ["composed.yaml"]),
        ["modern"] = new("modern", "xr.yaml", [], ["composed.yaml"]),
        ["broken-cloud"] = new("failing", "broken-cloud-claim.yaml", ["broken-cloud-xr.yaml"], ["broken-cloud-composed.yaml"]),
        ["slow-db"] = new("failing", "slow-db-claim.yaml", ["slow-db-xr.yaml"], ["slow-db-composed.yaml"]),
        ["no-composition"] = new("failing", "no-composition-claim.yaml", ["no-composition-xr.yaml"], ["no-composition-composed.yaml"]),
        ["pipeline-fails"] = new("failing", "pipeline-fails-claim.yaml", ["pipeline-fails-xr.yaml"], ["pipeline-fails-composed.yaml"]),
    };

    public static RecordedCase Configuration { get; } = new("configuration", "xr.yaml", [], ["composed.yaml"]);

    public MapValue Ordered => Recorded.One(Folder, Order);

    public IReadOnlyList<MapValue> RecordedComposites => Composites.Count == 0 ? [Ordered] : [.. Composites.SelectMany(file => Recorded.All(Folder, file))];

    /// <summary>Those of the composites of this case: some recordings hold what other cases had made as well.</summary>
    public IReadOnlyList<MapValue> RecordedParts =>
        [.. Parts.SelectMany(file => Recorded.All(Folder, file)).Where(part => RecordedComposites.Any(xr => xr.Uid() == part.Controller().Text("uid")))];

    /// <summary>XRDs, compositions and the order, as they were applied; what the recording's cloud was told by annotation, the sandbox's is told too.</summary>
    public IEnumerable<string> Inputs
    {
        get
        {
            var definitions = Folder == "failing" ? "classic" : Folder;
            yield return Applied(Recorded.One(definitions, "xrd.yaml"));
            foreach (var composition in Recorded.All(definitions, Folder == "legacy" ? "compositions.yaml" : "composition.yaml"))
            {
                yield return Applied(composition);
            }

            if (Order.StartsWith("pipeline-fails", StringComparison.Ordinal))
            {
                yield return BrokenComposition;
            }

            yield return Applied(Ordered)
                .Replace("fake.lab/observe-error", "sandbox.portal.internal/fail.rds-instance", StringComparison.Ordinal)
                .Replace("\"fake.lab/ready-after\":\"5m\"", "\"sandbox.portal.internal/ready-after.rds-instance\":\"24h\"", StringComparison.Ordinal);
        }
    }

    /// <summary>The composition of the failing pipeline was not recorded; its event tells what it asked for.</summary>
    private const string BrokenComposition =
        """
        apiVersion: apiextensions.crossplane.io/v1
        kind: Composition
        metadata: { name: postgresql-broken }
        spec:
          compositeTypeRef: { apiVersion: database.lab.example.org/v1alpha1, kind: XPostgreSQLInstance }
          mode: Pipeline
          pipeline:
            - step: patch-and-transform
              functionRef: { name: function-patch-and-transform }
              input:
                apiVersion: pt.fn.crossplane.io/v1beta1
                kind: Resources
                resources:
                  - name: rds-instance
                    base: { apiVersion: rds.aws.upbound.io/v1beta3, kind: Instance, spec: { forProvider: { engine: postgres } } }
                    patches:
                      - { type: FromCompositeFieldPath, fromFieldPath: spec.parameters.doesNotExist, toFieldPath: spec.forProvider.region, policy: { fromFieldPath: Required } }
        """;

    private static string Applied(MapValue obj) =>
        obj.Annotation(LastApplied) ?? ValueWriter.ToJson(Recorded.Bare(obj));
}
