namespace Portal.Forms.Fields;

/// <summary>A field that holds items: what may be added and removed, and why not.</summary>
public abstract class ListComponent : FieldComponent
{
    protected int Count => Field.Value?.Items.Count ?? 0;

    /// <summary>Why no item can be added; null where one can.</summary>
    protected string? NoAdd => Field.Lock ?? (Count >= Field.Schema.Constraints.MaxItems ? $"At most {ConstraintWords.Counted(Field.Schema.Constraints.MaxItems.Value, "item")}" : null);

    /// <summary>Why no item can be taken away; null where one can. What is left of a list that nobody needs may go altogether.</summary>
    protected string? NoRemove => Field.Lock ?? (Count <= (Field.Schema.Constraints.MinItems ?? 0) && Field.IsRequired ? $"At least {ConstraintWords.Counted(Field.Schema.Constraints.MinItems ?? 0, "item")}" : null);

    protected void Add() => Field.Edit(new FieldEdit.AddItem());

    protected void Clear() => Field.Edit(new FieldEdit.Clear());
}
