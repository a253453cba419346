using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>One column of a Table: its definition, and what stands in it for an object at a moment.</summary>
internal sealed record TableColumn(string Name, string Type, string Description, Func<MapValue, DateTimeOffset, Value> Cell)
{
    public string Format { get; init; } = "";

    /// <summary>0 is always shown, more only in wide output.</summary>
    public long Priority { get; init; }

    public MapValue Definition => MapValue.Of(("name", Name), ("type", Type), ("format", Format), ("description", Description), ("priority", Priority));
}
