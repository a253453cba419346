namespace Portal.Schema.Cel;

/// <summary>A part of an expression. <paramref name="At"/> is where a message about it points: an operator's sign, a call's bracket, a selection's dot.</summary>
internal abstract record CelNode(int At)
{
    public sealed record Constant(int At, object? Value) : CelNode(At);

    public sealed record Name(int At, string Text) : CelNode(At);

    /// <summary><c>a.b</c>; with <paramref name="IsTest"/> it is <c>has(a.b)</c>, with <paramref name="IsOptional"/> <c>a.?b</c>.</summary>
    public sealed record Select(int At, CelNode Target, string Field, bool IsTest, bool IsOptional) : CelNode(At);

    /// <summary>A function, a method, or an operator by its name in cel-go (<c>_+_</c>, <c>_[_]</c>).</summary>
    public sealed record Call(int At, CelNode? Target, string Function, IReadOnlyList<CelNode> Arguments) : CelNode(At);

    public sealed record List(int At, IReadOnlyList<CelElement> Items) : CelNode(At);

    public sealed record Map(int At, IReadOnlyList<CelEntry> Entries) : CelNode(At);

    /// <summary><c>a.B{c: d}</c>, which makes a message; Kubernetes declares none.</summary>
    public sealed record Message(int At, string Type) : CelNode(At);

    /// <summary>A macro over a range. <paramref name="Second"/> is the variable of the value beside the key or index; <paramref name="Filter"/> tells which items are transformed.</summary>
    public sealed record Macro(int At, CelMacroKind Kind, CelNode Range, string Variable, string? Second, CelNode? Filter, CelNode Body) : CelNode(At);
}
