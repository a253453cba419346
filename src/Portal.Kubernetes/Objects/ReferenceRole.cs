namespace Portal.Kubernetes.Objects;

/// <summary>The fields of Crossplane's claims and composites that refer to other objects (Crossplane 1.x in <c>spec</c>, 2.x in <c>spec.crossplane</c>).</summary>
public static class ReferenceRole
{
    public const string Composite = "spec.resourceRef";
    public const string Part = "spec.resourceRefs";
    public const string PartV2 = "spec.crossplane.resourceRefs";
    public const string Claim = "spec.claimRef";
    public const string ConnectionSecret = "spec.writeConnectionSecretToRef";
    public const string Composition = "spec.compositionRef";
    public const string CompositionV2 = "spec.crossplane.compositionRef";

    /// <summary>Whether the reference names a part of a composite, in either generation of Crossplane.</summary>
    public static bool IsPart(string role) => role is Part or PartV2;
}
