using Portal.Infrastructure;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Offerings;

namespace Portal.Orders;

/// <summary>
/// The steps of an order, derived from its objects and nothing else, so that they are the same after a restart: accepted, planned, each part,
/// connection secret, ready.
/// </summary>
public static class OrderTimeline
{
    public static LiveList<Milestone> Of(VisibleCluster cluster, KubeObject root, Offering? offering)
    {
        var tree = ResourceTree.Of(cluster, root);
        var parts = PartsOf(root, tree).ToList();
        var secrets = parts.Where(IsSecret).ToList();
        parts.RemoveAll(IsSecret);
        var isReady = tree.Health.State == HealthState.Ready;
        List<Milestone> steps =
        [
            Accepted(root),
            Planned(cluster, root, tree, parts, isReady),
            .. parts.Select(part => OfPart(cluster, part)),
            .. isReady ? [] : Awaited(cluster, root, parts, offering),
            .. Secret(root, secrets, isReady),
        ];
        return new([.. steps, Ready(root, tree, steps.Exists(step => step.State == MilestoneState.Failed))]);
    }

    private static Milestone Accepted(KubeObject root) => new(
        "Order accepted", MilestoneState.Done, root.Annotations[OrderAnnotations.RequestedBy] is { } who ? $"Ordered by {who}" : null,
        root.CreationTimestamp, root.CreationTimestamp);

    private static Milestone Planned(VisibleCluster cluster, KubeObject root, Part tree, List<Part> parts, bool isReady)
    {
        var first = parts.Min(part => part.Since);
        if (parts.Count > 0 || isReady)
        {
            return new("Plan made", MilestoneState.Done, parts.Count switch { 0 => null, 1 => "1 part", var count => $"{count} parts" },
                root.CreationTimestamp, first ?? root.CreationTimestamp);
        }

        var failed = Composite(root, tree) is { Health.State: HealthState.Failed } composite ? composite.Health : tree.Health.State == HealthState.Failed ? tree.Health : null;
        var waiting = Composite(root, tree) is { } made && cluster.SummaryOf(made.Key)?.Condition("Synced") is { IsFalse: true } synced ? Causes.Of(synced) : null;
        return failed is null
            ? new("Making the plan", MilestoneState.Current, waiting, root.CreationTimestamp)
            : new("No plan could be made", MilestoneState.Failed, failed.Cause, root.CreationTimestamp);
    }

    private static Milestone OfPart(VisibleCluster cluster, Part part)
    {
        var state = part switch
        {
            { Found: false } => MilestoneState.Waiting,
            { Health.State: HealthState.Ready } => MilestoneState.Done,
            { Health.State: HealthState.Failed } => MilestoneState.Failed,
            _ => MilestoneState.Current,
        };
        var ended = state == MilestoneState.Done ? cluster.SummaryOf(part.Key)?.Condition("Ready")?.LastTransitionTime ?? part.Since : null;
        return new(KindTitles.Of(part.Key.Type), state, state == MilestoneState.Done ? null : part.Health.Cause, part.Since, ended, part.Key, part.Health.State);
    }

    /// <summary>What the composition will still create, as far as it says.</summary>
    private static IEnumerable<Milestone> Awaited(VisibleCluster cluster, KubeObject root, List<Part> parts, Offering? offering)
    {
        if (VariantOf(cluster, root, offering) is not { } variant)
        {
            return [];
        }

        var there = parts.Select(part => (part.Key.Type.Group, part.Key.Type.Kind)).ToList();
        return variant.Parts
            .Where(planned => planned is not { ApiVersion: "v1", Kind: "Secret" } && !there.Remove((planned.ApiVersion.Split('/') is [var group, _] ? group : "", planned.Kind)))
            .Select(planned => new Milestone(planned.Words, MilestoneState.Waiting, "Not begun"));
    }

    private static OfferingVariant? VariantOf(VisibleCluster cluster, KubeObject root, Offering? offering)
    {
        var composite = root.References.FirstOrDefault(reference => reference.Role == ReferenceRole.Composite) is { } reference && offering is not null
            ? cluster.SummaryOf(new(offering.CompositeType, null, reference.Name)) : null;
        var name = new[] { root, composite }.OfType<KubeObject>().SelectMany(found => found.References)
            .FirstOrDefault(reference => reference.Role is ReferenceRole.Composition or ReferenceRole.CompositionV2)?.Name;
        return name is null ? offering?.Preset : offering?.Variants.FirstOrDefault(variant => variant.Name == name);
    }

    private static IEnumerable<Milestone> Secret(KubeObject root, List<Part> composed, bool isReady)
    {
        if (root.References.FirstOrDefault(reference => reference.Role == ReferenceRole.ConnectionSecret) is { } asked)
        {
            return [root.ConnectionPublished is { } at
                ? new("Credentials written", MilestoneState.Done, asked.Name, at, at)
                : new("Credentials", isReady ? MilestoneState.Skipped : MilestoneState.Waiting, isReady ? "Nothing was published" : $"Will be written to {asked.Name}")];
        }

        return composed.Select(secret => new Milestone(
            isReady ? "Credentials written" : "Credentials", isReady ? MilestoneState.Done : MilestoneState.Waiting, secret.Key.Name));
    }

    /// <param name="isSaid">Whether a step before names the cause already.</param>
    private static Milestone Ready(KubeObject root, Part tree, bool isSaid) => tree.Health switch
    {
        { State: HealthState.Ready } => new("Ready", MilestoneState.Done, null, root.CreationTimestamp, root.Condition("Ready")?.LastTransitionTime, null, HealthState.Ready),
        { State: HealthState.Failed } failed => new("Failed", MilestoneState.Failed, isSaid ? null : failed.Cause, root.CreationTimestamp, null, null, HealthState.Failed),
        { State: HealthState.Progressing } => new("Ready", MilestoneState.Waiting, null, root.CreationTimestamp),
        { } other => new(other.State.ToString(), MilestoneState.Current, other.Cause, root.CreationTimestamp, null, null, other.State),
    };

    private static Part? Composite(KubeObject root, Part tree) =>
        root.References.Any(reference => reference.Role == ReferenceRole.Composite) ? tree.Parts.FirstOrDefault() : null;

    /// <summary>Everything below the composite; the composite of a claim is the plan, not a part.</summary>
    private static IEnumerable<Part> PartsOf(KubeObject root, Part tree) =>
        (Composite(root, tree)?.Parts ?? tree.Parts).SelectMany(part => part.All());

    private static bool IsSecret(Part part) => part.Key.Type is { Group: "", Plural: "secrets" };
}
