namespace Portal.Sandbox.Storage;

/// <summary>What happened to an object.</summary>
public enum EventKind
{
    Added,
    Modified,
    Deleted,
}
