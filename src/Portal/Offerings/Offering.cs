using Portal.Forms;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Schema.Structure;

namespace Portal.Offerings;

/// <summary>
/// What a developer can order: one XRD, in the version that it refers to, as a person meets it (design.md section 4). Immutable; the same instance
/// as long as nothing about it changes.
/// </summary>
public sealed record Offering
{
    /// <summary>The name of the XRD.</summary>
    public required string Definition { get; init; }

    /// <summary>The kind that a person creates: the claim where the XRD offers one, else the composite.</summary>
    public required ResourceType Type { get; init; }

    public required ResourceType CompositeType { get; init; }

    public required CompositeScope Scope { get; init; }

    public bool IsClaim => Type.Plural != CompositeType.Plural;

    public required OfferingLook Look { get; init; }

    /// <summary>The schema of the whole object, from the CRD; empty where the offering is broken.</summary>
    public StructuralSchema Schema { get; init; } = new();

    /// <summary>The hints beside the keywords, from the XRD, where they survive.</summary>
    public FormHints Hints { get; init; } = FormHints.None;

    /// <summary>What the platform team says about the version's end; null while it is current.</summary>
    public string? Deprecation { get; init; }

    /// <summary>The keys that the connection secret will have. Crossplane 2.x states none.</summary>
    public LiveList<string> ConnectionKeys { get; init; } = new([]);

    /// <summary>The compositions that fit, by name.</summary>
    public LiveList<OfferingVariant> Variants { get; init; } = new([]);

    public string? DefaultVariant { get; init; }

    /// <summary>The composition that everybody gets; then there is no choice.</summary>
    public string? EnforcedVariant { get; init; }

    /// <summary>What happens to the composite when a claim goes, by default: Background or Foreground. Null for what is no claim.</summary>
    public string? DefaultDeletePolicy { get; init; }

    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>Why it cannot be ordered, in the server's words where it gave some; null where it can.</summary>
    public string? Broken { get; init; }

    public bool HasVariants => EnforcedVariant is null && Variants.Count > 1;

    /// <summary>Whether people choose a connection secret: Crossplane 1.x writes one where it is asked to, if there is something to write.</summary>
    public bool WritesSecret => Scope == CompositeScope.LegacyCluster && ConnectionKeys.Count > 0 && Variants.Any(variant => variant.PublishesCredentials);

    /// <summary>Whether there is anything to choose beside the form's fields.</summary>
    public bool HasOptions => HasVariants || WritesSecret || DefaultDeletePolicy is not null;

    public string Page => $"create/templates/{Uri.EscapeDataString(Look.Namespace)}/{Uri.EscapeDataString(Look.Name)}";

    /// <summary>What the form is made of, without anything locked.</summary>
    public FormDefinition Form => new(Schema, Hints, CrossplaneFields.All, Type.Namespaced);

    /// <summary>The composition that is taken when the person does not choose.</summary>
    public OfferingVariant? Preset =>
        (EnforcedVariant ?? DefaultVariant) is { } name ? Variants.FirstOrDefault(variant => variant.Name == name) : Variants.Count == 1 ? Variants[0] : null;
}
