namespace Portal.Kubernetes.Objects;

/// <summary>One entry of <c>status.conditions</c>. <paramref name="Status"/> is <c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
public sealed record Condition(
    string Type,
    string Status,
    string? Reason,
    string? Message,
    DateTimeOffset? LastTransitionTime,
    long? ObservedGeneration)
{
    public bool IsTrue => Status == "True";

    public bool IsFalse => Status == "False";
}
