namespace Portal.Sandbox.Providers.Faults;

/// <summary>Why an operation does not succeed now.</summary>
/// <param name="Reason">In the words of the cloud.</param>
/// <param name="Again">When the provider tries again; null where it waits until something changes.</param>
internal sealed record Trouble(string Reason, TimeSpan? Again)
{
    /// <summary>Whether only the calls are too many: what is there goes on.</summary>
    public bool IsThrottled { get; init; }

    /// <summary>What has to be remembered of it on the resource; null where nothing has.</summary>
    public string? Note { get; init; }
}
