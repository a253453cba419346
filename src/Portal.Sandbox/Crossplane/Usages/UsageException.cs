namespace Portal.Sandbox.Crossplane.Usages;

/// <summary>A usage that cannot be kept as things are: the reason and the message of the event that tells it.</summary>
internal sealed class UsageException(string reason, string message) : Exception(message)
{
    public string Reason { get; } = reason;
}
