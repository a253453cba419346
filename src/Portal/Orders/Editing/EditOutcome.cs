using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Orders;

/// <summary>What became of an edit.</summary>
public abstract record EditOutcome
{
    /// <summary>It was taken. <paramref name="Left"/> are fields that the person took away and that stay because others set them.</summary>
    public sealed record Applied(MapValue Result, IReadOnlyList<FieldPath> Left, IReadOnlyList<string> Warnings) : EditOutcome;

    public sealed record Rejected(IReadOnlyList<FieldError> Errors, string? Words) : EditOutcome;

    /// <summary>Others set what the person changed; nothing was written.</summary>
    public sealed record Conflicted(IReadOnlyList<FieldOwner> Owners) : EditOutcome;

    /// <summary>Somebody changed it since it was loaded; nothing was written. Null where it is gone.</summary>
    public sealed record Stale(MapValue? Now) : EditOutcome;

    public sealed record Unreachable(string Words) : EditOutcome;
}
