namespace Portal.Infrastructure;

/// <summary>How a live object is doing, the same words everywhere (design.md section 3).</summary>
public enum HealthState
{
    Ready,
    Progressing,
    Failed,
    Paused,
    Deleting,
    Unknown,
}
