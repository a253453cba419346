using Portal.Schema.Paths;

namespace Portal.Schema.Passes;

/// <summary>What the rules said: the mistakes, and the places whose rules only the server can decide.</summary>
/// <param name="WereAsked">False where earlier mistakes kept the rules from being asked; the one error then says so.</param>
public sealed record RuleOutcome(IReadOnlyList<FieldError> Errors, IReadOnlyList<FieldPath> Undecided, bool WereAsked)
{
    /// <summary>Mistakes of what an update left as it was: the server warns of them (KEP-4008).</summary>
    public IReadOnlyList<FieldError> Tolerated { get; init; } = [];
}
