namespace Portal.Forms;

/// <summary>The fields of <c>spec</c> that Crossplane adds to composites and claims (design.md section 4). They are choices of the last step, or nobody's.</summary>
public static class CrossplaneFields
{
    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "spec.crossplane", "spec.compositionRef", "spec.compositionSelector", "spec.compositionRevisionRef", "spec.compositionRevisionSelector",
        "spec.compositionUpdatePolicy", "spec.claimRef", "spec.resourceRef", "spec.resourceRefs", "spec.writeConnectionSecretToRef",
        "spec.publishConnectionDetailsTo", "spec.compositeDeletePolicy", "spec.environmentConfigRefs",
    };
}
