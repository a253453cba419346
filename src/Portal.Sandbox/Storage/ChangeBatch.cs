namespace Portal.Sandbox.Storage;

/// <summary>The changes that were there when it was read, and a task that ends when there are more.</summary>
internal sealed record ChangeBatch(IReadOnlyList<Change> Changes, Task More);
