using Portal.Schema.Values;

namespace Portal.Sandbox.Storage;

/// <summary>One change of one object, with the object as it then was (for a deletion, as it last was). Its value is read only when asked for.</summary>
internal sealed record StoreEvent(EventKind Kind, Revision Revision)
{
    public ResourceType Type => Revision.Type;

    public MapValue Object => Revision.Value;
}
