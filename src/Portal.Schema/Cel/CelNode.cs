namespace Portal.Schema.Cel;

/// <summary>A part of an expression.</summary>
internal abstract record CelNode
{
    public sealed record Constant(object? Value) : CelNode;

    public sealed record Name(string Text) : CelNode;

    /// <summary><c>a.b</c>; with <paramref name="IsTest"/> it is <c>has(a.b)</c>.</summary>
    public sealed record Select(CelNode Target, string Field, bool IsTest) : CelNode;

    public sealed record Index(CelNode Target, CelNode Key) : CelNode;

    public sealed record Call(CelNode? Target, string Function, IReadOnlyList<CelNode> Arguments) : CelNode;

    public sealed record Unary(string Operator, CelNode Operand) : CelNode;

    public sealed record Binary(string Operator, CelNode Left, CelNode Right) : CelNode;

    public sealed record Ternary(CelNode Condition, CelNode Then, CelNode Else) : CelNode;

    public sealed record List(IReadOnlyList<CelNode> Items) : CelNode;

    public sealed record Map(IReadOnlyList<(CelNode Key, CelNode Value)> Entries) : CelNode;

    /// <summary>all, exists, exists_one, filter, map over a range; <paramref name="Second"/> is the transform of a map with a filter, <paramref name="Variable2"/> the value beside the key.</summary>
    public sealed record Macro(string Kind, CelNode Range, string Variable, string? Variable2, CelNode Body, CelNode? Second) : CelNode;
}
