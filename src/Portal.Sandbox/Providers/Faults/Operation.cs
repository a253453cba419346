namespace Portal.Sandbox.Providers.Faults;

/// <summary>What a provider asks of its cloud.</summary>
internal enum Operation
{
    Create,
    Observe,
    Update,
    Delete,
}
