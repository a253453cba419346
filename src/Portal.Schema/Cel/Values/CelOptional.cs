namespace Portal.Schema.Cel;

/// <summary>A value that may be missing (cel-go's optional types). Equal to another where both miss or both are equal.</summary>
internal sealed record CelOptional(object? Value, bool HasValue = true)
{
    public static CelOptional None { get; } = new(null, HasValue: false);
}
