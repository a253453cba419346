using Portal.Schema.Paths;

namespace Portal.Forms;

/// <summary>One mistake in words, at the field that shows it.</summary>
public sealed record FormError(FormField Field, FieldPath Path, string Words, bool IsFromServer);
