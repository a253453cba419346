using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>What a deletion gave: the object in its last state, and whether it is gone or waits for its finalizers.</summary>
internal sealed record Removed(MapValue Object, bool Gone);
