using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Definitions;

/// <summary>A CompositeResourceDefinition, v1 or v2, read with the defaults of Crossplane 2.4; in the first manner with those of 1.20.</summary>
internal sealed record Definition(MapValue Value)
{
    public const string ApiGroup = "apiextensions.crossplane.io";
    public const string Kind = "CompositeResourceDefinition";

    public CrossplaneManner Manner { get; init; }

    /// <summary>Whether what is made of it is what Crossplane 1.20 makes.</summary>
    public bool IsFirst => Manner == CrossplaneManner.One;

    public string Name => Value.At("metadata", "name")?.Text ?? "";

    public string Uid => Value.At("metadata", "uid")?.Text ?? "";

    public string Group => Spec?["group"]?.Text ?? "";

    public Value? Names => Spec?["names"];

    public Value? ClaimNames => IsLegacy ? Spec?["claimNames"] : null;

    public string CompositeKind => Names?["kind"]?.Text ?? "";

    public string CompositePlural => Names?["plural"]?.Text ?? "";

    public string? ClaimKind => ClaimNames?["kind"]?.Text;

    public string? ClaimPlural => ClaimNames?["plural"]?.Text;

    /// <summary>LegacyCluster, Namespaced or Cluster. Crossplane 1.x knew no scope: a missing one in v1 is LegacyCluster, in v2 Namespaced.</summary>
    public string Scope => Spec?["scope"]?.Text ?? (Value["apiVersion"]?.Text == ApiGroup + "/v2" ? "Namespaced" : "LegacyCluster");

    public bool IsLegacy => Scope == "LegacyCluster";

    public bool IsNamespaced => Scope == "Namespaced";

    public string CompositeDeletePolicy => Spec?["defaultCompositeDeletePolicy"]?.Text ?? "Background";

    public string CompositionUpdatePolicy => Spec?["defaultCompositionUpdatePolicy"]?.Text ?? "Automatic";

    public string? DefaultComposition => Spec.At("defaultCompositionRef", "name")?.Text;

    public string? EnforcedComposition => Spec.At("enforcedCompositionRef", "name")?.Text;

    public IReadOnlyList<string> ConnectionSecretKeys => [.. (Spec?["connectionSecretKeys"]?.Items ?? []).Select(key => key.Text ?? "")];

    public IReadOnlyList<Value> Versions => Spec?["versions"]?.Items ?? [];

    public string ReferenceableVersion => Versions.FirstOrDefault(version => version["referenceable"] is BoolValue { Flag: true })?["name"]?.Text ?? "";

    public string ApiVersion => $"{Group}/{ReferenceableVersion}";

    private MapValue Spec => Value["spec"] as MapValue ?? MapValue.Empty;
}
