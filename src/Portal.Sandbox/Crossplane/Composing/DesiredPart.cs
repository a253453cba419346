using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>A composed resource as it ought to be, and whether a step said that it is ready.</summary>
internal sealed record DesiredPart(MapValue Object)
{
    public bool Ready { get; init; }
}
