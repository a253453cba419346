namespace Portal.Sandbox.Admission;

/// <summary>How an object came to be written.</summary>
internal enum WriteVerb
{
    Create,
    Update,
    Patch,
    Apply,
}
