using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Apply;

/// <summary>How a field merges: what its members and items are, which keys tell list items apart, what is replaced as a whole.</summary>
internal abstract record FieldShape
{
    public static FieldShape Of(ServedResource resource) => resource.Schema is { } schema ? new SchemaShape(schema) : BuiltInShape.RootOf(resource.Type);

    /// <summary>Replaced as a whole: an atomic map or list.</summary>
    public abstract bool IsAtomic(bool list);

    /// <summary>A list of unique scalars.</summary>
    public abstract bool IsSet { get; }

    /// <summary>What a list item has for a key that it leaves out; null where it has nothing then.</summary>
    public virtual Value? KeyDefault(string key) => null;

    /// <summary>The keys of a list of maps; empty where it is none.</summary>
    public abstract IReadOnlyList<string> Keys { get; }

    public abstract FieldShape Member(string name);

    public abstract FieldShape Item { get; }

    /// <summary>Whether the schema knows the member (built-in kinds and preserved fields know all).</summary>
    public abstract bool Knows(string name);

    /// <summary>The type of its values as a schema names it; null where several will do or nobody knows.</summary>
    public abstract string? JsonType { get; }
}
