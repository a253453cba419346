using Portal.Sandbox.Crossplane.Composing;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Claims;

/// <summary>What a claim asks of its composite: its labels, annotations and spec without what concerns the claim alone.</summary>
internal static class CompositeOfClaim
{
    private static readonly string[] ClaimOnly = ["resourceRef", "writeConnectionSecretToRef", "compositeDeletePolicy", "compositionRevisionRef", "publishConnectionDetailsTo"];

    /// <summary>A composite that has a name outside keeps it, whatever its claim says.</summary>
    public const string ExternalName = "crossplane.io/external-name";

    /// <param name="claim">The claim as it is stored.</param>
    /// <param name="composite">The composite's kind and name, or the composite as it exists.</param>
    public static MapValue Of(MapValue claim, MapValue composite)
    {
        var spec = ClaimOnly.Aggregate(claim["spec"] as MapValue ?? MapValue.Empty, (map, field) => map.Without(field));
        spec = spec.With("claimRef", MapValue.Of(
            ("apiVersion", claim["apiVersion"]), ("kind", claim["kind"]), ("namespace", claim.At("metadata", "namespace")), ("name", claim.At("metadata", "name"))));
        if (RevisionOf(claim, composite) is { } revision)
        {
            spec = spec.With("compositionRevisionRef", revision);
        }

        return MapValue.Of(
            ("apiVersion", composite["apiVersion"]),
            ("kind", composite["kind"]),
            ("metadata", Metadata(claim, composite)),
            ("spec", spec));
    }

    private static MapValue Metadata(MapValue claim, MapValue composite)
    {
        var labels = Unreserved(claim.At("metadata", "labels"))
            .With(PartNames.ClaimName, claim.At("metadata", "name") ?? "")
            .With(PartNames.ClaimNamespace, claim.At("metadata", "namespace") ?? "");
        var annotations = Unreserved(claim.At("metadata", "annotations"));
        annotations = composite.At("metadata", "annotations", ExternalName) is { } own ? annotations.With(ExternalName, own) : annotations;
        return MapValue.Of(
            ("name", composite.At("metadata", "name")),
            ("labels", labels),
            ("annotations", annotations.Count == 0 ? null : annotations));
    }

    /// <summary>Only where revisions are chosen by hand does the claim decide which; else it follows its composite.</summary>
    private static Value? RevisionOf(MapValue claim, MapValue composite) =>
        (claim.At("spec", "compositionUpdatePolicy") ?? composite.At("spec", "compositionUpdatePolicy"))?.Text == "Manual" ? claim.At("spec", "compositionRevisionRef") : null;

    /// <summary>Keys of Kubernetes' own domains stay where they are.</summary>
    private static MapValue Unreserved(Value? map) => new((map?.Members ?? []).Where(pair => !IsReserved(pair.Key)));

    private static bool IsReserved(string key)
    {
        var domain = key.Split('/')[0];
        return key.Contains('/', StringComparison.Ordinal) && (domain is "kubernetes.io" or "k8s.io"
            || domain.EndsWith(".kubernetes.io", StringComparison.Ordinal) || domain.EndsWith(".k8s.io", StringComparison.Ordinal));
    }
}
