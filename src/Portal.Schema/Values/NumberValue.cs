using System.Globalization;

namespace Portal.Schema.Values;

/// <summary>A number with its text as written. Equal to another of the same numeric value: 1, 1.0 and 1e0 are one number.</summary>
public sealed record NumberValue(string Content) : Value
{
    public static NumberValue Of(long number) => new(number.ToString(CultureInfo.InvariantCulture));

    public static NumberValue Of(double number) => new(number.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Whether the text is written as an integer that fits 64 bits, as Go's JSON decoder of Kubernetes decides it.</summary>
    public bool IsInteger => AsInteger is not null;

    public long? AsInteger => long.TryParse(Content, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public double AsDouble => double.Parse(Content, NumberStyles.Float, CultureInfo.InvariantCulture);

    public bool Equals(NumberValue? other)
    {
        if (other is null)
        {
            return false;
        }

        return AsInteger is { } mine && other.AsInteger is { } theirs ? mine == theirs : AsDouble.Equals(other.AsDouble);
    }

    public override int GetHashCode() => AsDouble.GetHashCode();
}
