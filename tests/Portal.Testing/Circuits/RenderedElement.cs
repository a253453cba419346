using System.Text;

namespace Portal.Testing.Circuits;

/// <summary>An element as a batch brought it.</summary>
public sealed class RenderedElement(string name)
{
    private readonly Dictionary<string, string?> _attributes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ulong> _handlers = new(StringComparer.Ordinal);

    public string Name => name;

    /// <summary>The text that follows its start, its own or its children's until the next element.</summary>
    public StringBuilder Text { get; } = new();

    public string? this[string attribute] => _attributes.GetValueOrDefault(attribute);

    /// <summary>The handler of an event such as <c>onclick</c>; 0 where there is none.</summary>
    public ulong Handler(string happening) => _handlers.GetValueOrDefault(happening);

    internal void Add(string attribute, string? value, ulong handler)
    {
        _attributes[attribute] = value;
        if (handler != 0)
        {
            _handlers[attribute] = handler;
        }
    }
}
