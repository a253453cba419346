using Portal.Schema.Values;

namespace Portal.Forms;

/// <summary>One thing that a person did to a field.</summary>
public abstract record FieldEdit
{
    /// <summary>Typed into a scalar field; nothing typed unsets it.</summary>
    public sealed record Type(string Text) : FieldEdit;

    /// <summary>Typed as YAML into a field of its own; nothing typed unsets it, what cannot be read leaves the last value and is a mistake of the field.</summary>
    public sealed record TypeYaml(string Text) : FieldEdit;

    public sealed record Put(Value Value) : FieldEdit;

    public sealed record Clear : FieldEdit;

    /// <summary>Adds an item to a list, with nothing chosen in it yet.</summary>
    public sealed record AddItem : FieldEdit;

    public sealed record DuplicateItem(int Position) : FieldEdit;

    public sealed record RemoveItem(int Position) : FieldEdit;

    public sealed record MoveItem(int From, int To) : FieldEdit;

    public sealed record AddKey(string Key) : FieldEdit;

    public sealed record RenameKey(string From, string To) : FieldEdit;

    public sealed record RemoveKey(string Key) : FieldEdit;
}
