namespace Portal.Schema.Cel;

/// <summary>What a call's cost depends on: the type and size of a target or argument, of its items if it is a list, and its value if it is written out.</summary>
internal sealed record CelOperand(CelType Type, CelRange Size, CelRange ItemSize, object? Literal)
{
    public bool IsText => Type.Kind is CelKind.String or CelKind.Bytes or CelKind.Dyn;

    public bool IsList => Type.Kind is CelKind.List or CelKind.Dyn;
}
