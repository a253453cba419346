using Portal.Kubernetes.Objects;
using Portal.Schema.Values;

namespace Portal.Offerings;

/// <summary>A CompositeResourceDefinition (apiextensions.crossplane.io v1 and v2) with the names that follow from it.</summary>
internal sealed class CompositeDefinition(Value xrd)
{
    private readonly Value _spec = xrd["spec"] ?? MapValue.Empty;

    public string Name => xrd.At("metadata", "name")?.Text ?? "";

    public string Group => _spec["group"]?.Text ?? "";

    /// <summary>A missing scope means Crossplane 1.x.</summary>
    public CompositeScope Scope => Enum.TryParse<CompositeScope>(_spec["scope"]?.Text, out var scope) ? scope : CompositeScope.LegacyCluster;

    public bool OffersClaim => Scope == CompositeScope.LegacyCluster && _spec.At("claimNames", "kind")?.Text is { Length: > 0 };

    /// <summary>The version that compositions and people use: the referenceable one; null where none of them is served.</summary>
    public Value? Version => (_spec["versions"]?.Items ?? []).FirstOrDefault(version => Is(version, "referenceable") && Is(version, "served"));

    public string VersionName => Version?["name"]?.Text ?? "";

    public ResourceType CompositeType => TypeOf(_spec["names"], Scope == CompositeScope.Namespaced);

    public ResourceType Type => OffersClaim ? TypeOf(_spec["claimNames"], namespaced: true) : CompositeType;

    /// <summary>The name of the CRD of what a person creates.</summary>
    public string CrdName => $"{Type.Plural}.{Group}";

    public string? Deprecation => Version is { } version && Is(version, "deprecated")
        ? version["deprecationWarning"]?.Text ?? $"{Type.Kind} {VersionName} is deprecated: the platform team is going to replace it."
        : null;

    public IEnumerable<string> ConnectionKeys => (_spec["connectionSecretKeys"]?.Items ?? []).Select(key => key.Text).OfType<string>();

    public string? DefaultComposition => _spec.At("defaultCompositionRef", "name")?.Text;

    public string? EnforcedComposition => _spec.At("enforcedCompositionRef", "name")?.Text;

    public string DeletePolicy => _spec["defaultCompositeDeletePolicy"]?.Text ?? "Background";

    /// <summary>The schema as the platform engineer wrote it, hints and all.</summary>
    public Value? Schema => Version?.At("schema", "openAPIV3Schema");

    private ResourceType TypeOf(Value? names, bool namespaced)
    {
        var kind = names?["kind"]?.Text ?? "";
        return new(Group, VersionName, names?["plural"]?.Text ?? $"{kind.ToLowerInvariant()}s", kind, namespaced);
    }

    private static bool Is(Value version, string flag) => version[flag] is BoolValue { Flag: true };
}
