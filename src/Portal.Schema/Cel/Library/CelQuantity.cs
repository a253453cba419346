using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Portal.Schema.Cel;

/// <summary>A resource quantity (apimachinery's resource.Quantity): <c>1Gi</c>, <c>500m</c>, <c>1e3</c>, as a whole number of nano units.</summary>
internal sealed partial record CelQuantity(BigInteger Nano) : IComparable<CelQuantity>
{
    private static readonly BigInteger One = BigInteger.Pow(10, 9);

    public static CelQuantity? Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var suffix = match.Groups["suffix"].Value;
        var digits = match.Groups["whole"].Value + match.Groups["part"].Value;
        var scale = -match.Groups["part"].Length;
        var number = BigInteger.Parse(digits.Length == 0 ? "0" : digits, CultureInfo.InvariantCulture) * (match.Groups["sign"].Value == "-" ? -1 : 1);
        if (suffix is ['e' or 'E', .. { Length: > 0 } exponent])
        {
            return int.TryParse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power) && Math.Abs(power) < 100 ? new(Scaled(number * One, scale + power)) : null;
        }

        return new(suffix.EndsWith('i') ? Scaled(number * One * BigInteger.Pow(1024, "KMGTPE".IndexOf(suffix[0], StringComparison.Ordinal) + 1), scale) : Scaled(number * One, scale + Power(suffix)));
    }

    public object Call(string name, object?[] arguments) => (name, arguments) switch
    {
        ("compareTo", [CelQuantity other]) => (long)CompareTo(other),
        ("isGreaterThan", [CelQuantity other]) => CompareTo(other) > 0,
        ("isLessThan", [CelQuantity other]) => CompareTo(other) < 0,
        ("isInteger", []) => AsInteger is not null,
        ("asInteger", []) => AsInteger ?? throw new CelFault("cannot convert value to integer"),
        ("asApproximateFloat", []) => (double)Nano / 1e9,
        ("sign", []) => (long)Nano.Sign,
        ("add", [CelQuantity other]) => new CelQuantity(Nano + other.Nano),
        ("sub", [CelQuantity other]) => new CelQuantity(Nano - other.Nano),
        ("add", [long other]) => new CelQuantity(Nano + (other * One)),
        ("sub", [long other]) => new CelQuantity(Nano - (other * One)),
        _ => throw CelFault.NoOverload,
    };

    public bool IsWhole => Nano % One == 0;

    public long? AsInteger => IsWhole && Nano / One is var whole && whole >= long.MinValue && whole <= long.MaxValue ? (long)whole : null;

    public int CompareTo(CelQuantity? other) => other is null ? 1 : Nano.CompareTo(other.Nano);

    /// <summary>Times a power of ten, rounded up away from zero as quantities are.</summary>
    private static BigInteger Scaled(BigInteger number, int power)
    {
        if (power >= 0)
        {
            return number * BigInteger.Pow(10, power);
        }

        var whole = BigInteger.DivRem(number, BigInteger.Pow(10, -power), out var rest);
        return rest.IsZero ? whole : whole + rest.Sign;
    }

    private static int Power(string suffix) => suffix switch
    {
        "n" => -9,
        "u" => -6,
        "m" => -3,
        "k" => 3,
        "M" => 6,
        "G" => 9,
        "T" => 12,
        "P" => 15,
        "E" => 18,
        _ => 0,
    };

    [GeneratedRegex(@"^(?<sign>[-+]?)(?=\.?[0-9])(?<whole>[0-9]*)(\.(?<part>[0-9]*))?(?<suffix>[KMGTPE]i|[numkMGTPE]|[eE][-+]?[0-9]+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
