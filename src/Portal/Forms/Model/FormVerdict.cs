using Portal.Schema.Paths;

namespace Portal.Forms;

/// <summary>What was found wrong here, and where only the server can decide.</summary>
internal sealed record FormVerdict(IReadOnlyList<FieldError> Errors, IReadOnlyList<FieldPath> Undecided);
