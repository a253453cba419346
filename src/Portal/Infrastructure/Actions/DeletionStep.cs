using Portal.Kubernetes.Objects;

namespace Portal.Infrastructure;

/// <summary>One object that goes with a deletion. <paramref name="Level"/> is how deep it is in the tree.</summary>
public sealed record DeletionStep(ObjectKey Key, int Level, ExternalFate Fate, Health Health)
{
    public string Words => Fate switch
    {
        ExternalFate.Deleted => Health.State == HealthState.Paused ? "Goes when it is resumed; its data is lost then" : "Its data is lost",
        ExternalFate.Kept => "Its data is kept",
        _ when Key.Type is { Group: "", Plural: "secrets" } => "The credentials go",
        _ => "Goes",
    };
}
