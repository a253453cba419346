namespace Portal.Infrastructure;

/// <summary>How an object is doing and why. <paramref name="Cause"/> is one line in plain words; null where there is nothing to say.</summary>
public sealed record Health(HealthState State, string? Cause)
{
    public static Health Unknown { get; } = new(HealthState.Unknown, null);

    public static Health Ready { get; } = new(HealthState.Ready, null);
}
