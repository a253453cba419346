namespace Portal.Schema.Cel;

/// <summary>Between which figures a size or a cost lies. Sums and products stop at the largest number.</summary>
internal readonly record struct CelRange(ulong Least, ulong Most)
{
    public static CelRange Unknown { get; } = new(0, ulong.MaxValue);
    public static CelRange Zero { get; } = new(0, 0);
    public static CelRange One { get; } = new(1, 1);

    public static CelRange Exactly(ulong number) => new(number, number);

    public static CelRange operator +(CelRange one, CelRange other) => new(Sum(one.Least, other.Least), Sum(one.Most, other.Most));

    public static CelRange operator *(CelRange one, CelRange other) => new(Product(one.Least, other.Least), Product(one.Most, other.Most));

    /// <summary>The narrowest range that holds both.</summary>
    public static CelRange operator |(CelRange one, CelRange other) => new(Math.Min(one.Least, other.Least), Math.Max(one.Most, other.Most));

    /// <summary>Times a factor, rounded up.</summary>
    public CelRange Times(double factor) => new(Scaled(Least, factor), Scaled(Most, factor));

    public static ulong Product(ulong one, ulong other) => other != 0 && one > ulong.MaxValue / other ? ulong.MaxValue : one * other;

    public static ulong Sum(ulong one, ulong other) => other > ulong.MaxValue - one ? ulong.MaxValue : one + other;

    private static ulong Scaled(ulong number, double factor) => Math.Ceiling(number * factor) is var product && product >= ulong.MaxValue ? ulong.MaxValue : (ulong)product;
}
