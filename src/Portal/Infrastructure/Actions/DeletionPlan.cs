using Portal.Kubernetes.Objects;

namespace Portal.Infrastructure;

/// <summary>What goes with a deletion, from the top, and what becomes of the things outside the cluster.</summary>
public sealed record DeletionPlan(IReadOnlyList<DeletionStep> Steps)
{
    public int Lost => Steps.Count(step => step.Fate == ExternalFate.Deleted);

    public int Kept => Steps.Count(step => step.Fate == ExternalFate.Kept);

    public static DeletionPlan Of(Part root) => new([.. Walk(root, 0).DistinctBy(step => step.Key)]);

    /// <summary>The one sentence that matters.</summary>
    public string Words => (Lost, Kept) switch
    {
        (0, 0) when Steps.Count == 1 => "Nothing outside the cluster belongs to it.",
        (0, 0) => "Nothing outside the cluster is known to belong to it.",
        (0, _) => "The data is kept: what exists outside the cluster stays there, and nobody looks after it any more.",
        (_, 0) => "The data is lost: what exists outside the cluster is deleted too, and cannot be brought back from here.",
        _ => $"Some data is lost: {Lost} {(Lost == 1 ? "thing" : "things")} outside the cluster {(Lost == 1 ? "is" : "are")} deleted too, {Kept} {(Kept == 1 ? "stays" : "stay")}.",
    };

    private static IEnumerable<DeletionStep> Walk(Part part, int level) =>
        part.Parts.Where(child => child.Found || child.Key.Type.Plural == "secrets").SelectMany(child => Walk(child, level + 1))
            .Prepend(new(part.Key, level, part.Fate, part.Health));
}
