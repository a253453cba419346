namespace Portal.Schema.Paths;

/// <summary>One step of a <see cref="FieldPath"/>: a property, a map key or a list index.</summary>
public abstract record PathStep
{
    public sealed record Property(string Name) : PathStep;

    public sealed record Key(string Name) : PathStep;

    public sealed record Index(int Position) : PathStep;
}
