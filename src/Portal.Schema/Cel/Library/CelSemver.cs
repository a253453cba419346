using System.Globalization;
using System.Numerics;

namespace Portal.Schema.Cel;

/// <summary>A semantic version (semver.org 2.0, as Kubernetes' library reads it). Equal by everything but the build.</summary>
internal sealed class CelSemver : IEquatable<CelSemver>, IComparable<CelSemver>
{
    private static readonly string[] Names = ["major", "minor", "patch"];
    private readonly ulong[] _numbers;
    private readonly string[] _pre;

    private CelSemver(ulong[] numbers, string[] pre) => (_numbers, _pre) = (numbers, pre);

    /// <param name="normalize">Whether a v in front, missing parts and leading zeros are mended.</param>
    /// <param name="why">The error in the library's words where there is no version.</param>
    public static CelSemver? Parse(string text, bool normalize, out string why)
    {
        if (normalize && Normal(text) is var normal)
        {
            if (normal is null)
            {
                why = "short version cannot contain PreRelease/Build meta data";
                return null;
            }

            text = normal;
        }

        var parts = text.Split('.', 3);
        if (parts.Length != 3)
        {
            why = text.Length == 0 ? "Version string empty" : "No Major.Minor.Patch elements found";
            return null;
        }

        var (rest, build) = Cut(parts[2], '+');
        var (patch, pre) = Cut(rest, '-');
        string[] numbers = [parts[0], parts[1], patch];
        var mistakes = Enumerable.Range(0, 3).Select(i => MistakeOfNumber(numbers[i], Names[i]))
            .Concat((pre?.Split('.') ?? []).Select(MistakeOfPre)).Concat((build?.Split('.') ?? []).Select(MistakeOfBuild));
        why = mistakes.FirstOrDefault(mistake => mistake is not null) ?? "";
        return why.Length > 0 ? null : new([.. numbers.Select(number => ulong.Parse(number, CultureInfo.InvariantCulture))], pre?.Split('.') ?? []);
    }

    public object Call(string name, object?[] arguments) => (name, arguments) switch
    {
        ("major", []) => (long)_numbers[0],
        ("minor", []) => (long)_numbers[1],
        ("patch", []) => (long)_numbers[2],
        ("isGreaterThan", [CelSemver other]) => CompareTo(other) > 0,
        ("isLessThan", [CelSemver other]) => CompareTo(other) < 0,
        ("compareTo", [CelSemver other]) => (long)CompareTo(other),
        _ => throw CelFault.NoOverload,
    };

    public int CompareTo(CelSemver? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = _numbers.Zip(other._numbers).Select(pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(one => one != 0);
        if (order != 0 || _pre.Length == 0 || other._pre.Length == 0)
        {
            return order != 0 ? order : other._pre.Length.CompareTo(0) - _pre.Length.CompareTo(0);
        }

        order = _pre.Zip(other._pre).Select(pair => Compare(pair.First, pair.Second)).FirstOrDefault(one => one != 0);
        return order != 0 ? order : _pre.Length.CompareTo(other._pre.Length);
    }

    public bool Equals(CelSemver? other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => Equals(obj as CelSemver);

    public override int GetHashCode() => HashCode.Combine(_numbers[0], _numbers[1], _numbers[2]);

    /// <summary>Numbers come before words.</summary>
    private static int Compare(string one, string other)
    {
        var (first, second) = (one.All(char.IsAsciiDigit), other.All(char.IsAsciiDigit));
        return first && second ? BigInteger.Parse(one, CultureInfo.InvariantCulture).CompareTo(BigInteger.Parse(other, CultureInfo.InvariantCulture))
            : first != second ? (first ? -1 : 1)
            : Math.Sign(string.CompareOrdinal(one, other));
    }

    private static (string Before, string? After) Cut(string text, char mark) => text.IndexOf(mark) is > -1 and var at ? (text[..at], text[(at + 1)..]) : (text, null);

    private static string? MistakeOfNumber(string text, string name) =>
        text.Any(c => !char.IsAsciiDigit(c)) ? $"Invalid character(s) found in {name} number {CelStrings.Quote(text)}"
        : text.Length > 1 && text[0] == '0' ? $"{char.ToUpperInvariant(name[0])}{name[1..]} number must not contain leading zeroes {CelStrings.Quote(text)}"
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null
        : $"strconv.ParseUint: parsing {CelStrings.Quote(text)}: {(text.Length == 0 ? "invalid syntax" : "value out of range")}";

    private static string? MistakeOfPre(string text) =>
        text.Length == 0 ? "Prerelease is empty"
        : text.All(char.IsAsciiDigit) ? (text.Length > 1 && text[0] == '0' ? $"Numeric PreRelease version must not contain leading zeroes {CelStrings.Quote(text)}" : null)
        : text.All(IsWord) ? null : $"Invalid character(s) found in prerelease {CelStrings.Quote(text)}";

    private static string? MistakeOfBuild(string text) =>
        text.Length == 0 ? "Build meta data is empty" : text.All(IsWord) ? null : $"Invalid character(s) found in build meta data {CelStrings.Quote(text)}";

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '-';

    private static string? Normal(string text)
    {
        var parts = (text.StartsWith('v') ? text[1..] : text).Split('.', 3).Select(WithoutZeros).ToList();
        if (parts.Count < 3 && parts[^1].AsSpan().ContainsAny('+', '-'))
        {
            return null;
        }

        return string.Join('.', parts.Concat(Enumerable.Repeat("0", 3 - parts.Count)));
    }

    private static string WithoutZeros(string part)
    {
        if (part.Length < 2)
        {
            return part;
        }

        var trimmed = part.TrimStart('0');
        return trimmed.Length == 0 || !char.IsAsciiDigit(trimmed[0]) ? "0" + trimmed : trimmed;
    }
}
