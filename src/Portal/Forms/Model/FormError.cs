using Portal.Schema.Paths;

namespace Portal.Forms;

/// <summary>One mistake in words, at the field that shows it.</summary>
public sealed record FormError(FormField Field, FieldPath Path, string Words, bool IsFromServer)
{
    /// <summary>The words for a list of mistakes, with the item that they are about: "User 2: Name is required".</summary>
    public string WordsInContext
    {
        get
        {
            var item = Field.Parent;
            while (item is not null && item.Parent?.Kind is not (FieldKind.Cards or FieldKind.Table))
            {
                item = item.Parent;
            }

            return item is null ? Words : $"{item.Label}: {Words}";
        }
    }
}
