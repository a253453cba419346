namespace Portal.Sandbox.Storage;

/// <summary>One entry of the history: the object after the change (for a deletion its last state under the deletion's version) and before it.</summary>
internal sealed record Change(long Version, EventKind Kind, Revision Object, Revision? Previous);
