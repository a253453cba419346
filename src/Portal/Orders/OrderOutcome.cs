using Portal.Kubernetes.Objects;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Orders;

/// <summary>What became of an order that was sent or rehearsed. <paramref name="Warnings"/> are the server's.</summary>
public abstract record OrderOutcome(IReadOnlyList<string> Warnings)
{
    /// <summary>It is there: created now, or by an earlier try whose answer was lost.</summary>
    public sealed record Placed(ObjectKey Key, string RequestId, IReadOnlyList<string> Warnings) : OrderOutcome(Warnings);

    /// <summary>The server would take it; <paramref name="Result"/> is what it would make of it.</summary>
    public sealed record Rehearsed(MapValue Result, IReadOnlyList<string> Warnings) : OrderOutcome(Warnings);

    /// <summary>The server said no: on fields, or in <paramref name="Words"/> where it names none.</summary>
    public sealed record Rejected(IReadOnlyList<FieldError> Errors, string? Words, IReadOnlyList<string> Warnings) : OrderOutcome(Warnings);

    /// <summary>Nobody knows: the wire broke or the server is too busy. Sending it again is safe.</summary>
    public sealed record Unreachable(string Words) : OrderOutcome([]);
}
