using Portal.Schema.Values;

namespace Portal.Sandbox.Storage;

/// <summary>One change of one object, with the object as it then was (for a deletion, as it last was).</summary>
internal sealed record StoreEvent(EventKind Kind, ResourceType Type, MapValue Object);
