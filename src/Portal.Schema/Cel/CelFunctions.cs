using System.Globalization;
using System.Text;
using Portal.Schema.Passes;

namespace Portal.Schema.Cel;

/// <summary>The functions by name: the standard ones and Kubernetes' libraries. What is not here is left to the server.</summary>
internal static class CelFunctions
{
    public static object? Call(string name, object?[] arguments, CelBudget budget) => (name, arguments) switch
    {
        ("size", [var value]) => Size(value),
        ("string", [var value]) => Text(value),
        ("int", [var value]) => Whole(value),
        ("uint", [var value]) => (ulong)Whole(value),
        ("double", [var value]) => Fraction(value),
        ("bool", [var value]) => value is bool flag ? flag : value is string text && bool.TryParse(text, out var parsed) ? parsed : throw new CelFault($"type conversion error from 'string' to 'bool'"),
        ("bytes", [string value]) => Encoding.UTF8.GetBytes(value),
        ("dyn", [var value]) => value,
        ("duration", [var value]) => value is TimeSpan span ? span : value is string text && CelTime.Duration(text) is { } duration ? duration : throw new CelFault("type conversion error from 'string' to 'google.protobuf.Duration'"),
        ("timestamp", [var value]) => value is DateTimeOffset time ? time : value is string text && Formats.Fits("date-time", text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var parsed) ? parsed : throw new CelFault("type conversion error from 'string' to 'google.protobuf.Timestamp'"),
        ("quantity", [string value]) => CelQuantity.Parse(value) ?? throw new CelFault("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"),
        ("isQuantity", [string value]) => CelQuantity.Parse(value) is not null,
        ("isURL", [string value]) => Networks.IsUri(value),
        ("isIP", [string value]) => Networks.IsAddress(value),
        ("isCIDR", [string value]) => Networks.IsCidr(value),
        ("matches", [string value, string pattern]) => Matches(value, pattern, budget),
        _ => throw new CelUndecided(name),
    };

    public static object? Method(object? target, string name, object?[] arguments, CelBudget budget) => (target, name, arguments) switch
    {
        (_, "size", []) => Size(target),
        (string text, "matches", [string pattern]) => Matches(text, pattern, budget),
        (string text, _, _) => CelStrings.Call(text, name, arguments, budget),
        (CelList list, _, _) => CelLists.Call(list, name, arguments, budget),
        (CelQuantity quantity, _, _) => OfQuantity(quantity, name, arguments),
        (DateTimeOffset time, _, []) => OfTime(time, name),
        (TimeSpan span, _, []) => OfDuration(span, name),
        _ => throw new CelUndecided(name),
    };

    private static bool Matches(string text, string pattern, CelBudget budget)
    {
        budget.Spend(((text.Length + 1) * (pattern.Length + 3) / 40) + 1);
        return Patterns.Matches(pattern, text) ?? throw new CelUndecided($"the pattern {pattern}");
    }

    private static long Size(object? value) => value switch
    {
        string text => text.EnumerateRunes().Count(),
        byte[] bytes => bytes.Length,
        CelList list => list.Items.Count,
        CelMap map => map.Entries.Count,
        CelObject of => of.Value.Keys.Count(of.Has),
        _ => throw new CelFault("no such overload"),
    };

    private static string Text(object? value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        long or ulong => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture),
        TimeSpan span => span.TotalSeconds.ToString("R", CultureInfo.InvariantCulture) + "s",
        _ => throw new CelFault("no such overload"),
    };

    private static long Whole(object? value) => value switch
    {
        long number => number,
        ulong number when number <= long.MaxValue => (long)number,
        double number when Math.Abs(number) < 9.2e18 => (long)number,
        string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) => parsed,
        DateTimeOffset time => time.ToUnixTimeSeconds(),
        TimeSpan span => span.Ticks * 100,
        string => throw new CelFault("type conversion error from 'string' to 'int'"),
        double or ulong => throw new CelFault("integer overflow"),
        _ => throw new CelFault("no such overload"),
    };

    private static double Fraction(object? value) => value is string text
        ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : throw new CelFault("type conversion error from 'string' to 'double'")
        : CelOperators.ToDouble(value);

    private static object OfQuantity(CelQuantity quantity, string name, object?[] arguments) => (name, arguments) switch
    {
        ("compareTo", [CelQuantity other]) => (long)quantity.CompareTo(other),
        ("isGreaterThan", [CelQuantity other]) => quantity.CompareTo(other) > 0,
        ("isLessThan", [CelQuantity other]) => quantity.CompareTo(other) < 0,
        ("isInteger", []) => quantity.AsInteger is not null,
        ("asInteger", []) => quantity.AsInteger ?? throw new CelFault("cannot convert value to integer"),
        ("asApproximateFloat", []) => (double)quantity.Nano / 1e9,
        ("sign", []) => (long)quantity.Nano.Sign,
        ("add", [CelQuantity other]) => new CelQuantity(quantity.Nano + other.Nano),
        ("sub", [CelQuantity other]) => new CelQuantity(quantity.Nano - other.Nano),
        ("add", [long other]) => new CelQuantity(quantity.Nano + (other * (System.Numerics.BigInteger)1_000_000_000)),
        ("sub", [long other]) => new CelQuantity(quantity.Nano - (other * (System.Numerics.BigInteger)1_000_000_000)),
        _ => throw new CelUndecided(name),
    };

    private static object OfTime(DateTimeOffset time, string name) => name switch
    {
        "getFullYear" => (long)time.UtcDateTime.Year,
        "getMonth" => (long)time.UtcDateTime.Month - 1,
        "getDate" => (long)time.UtcDateTime.Day,
        "getDayOfMonth" => (long)time.UtcDateTime.Day - 1,
        "getDayOfWeek" => (long)time.UtcDateTime.DayOfWeek,
        "getDayOfYear" => (long)time.UtcDateTime.DayOfYear - 1,
        "getHours" => (long)time.UtcDateTime.Hour,
        "getMinutes" => (long)time.UtcDateTime.Minute,
        "getSeconds" => (long)time.UtcDateTime.Second,
        "getMilliseconds" => (long)time.UtcDateTime.Millisecond,
        _ => throw new CelUndecided(name),
    };

    private static object OfDuration(TimeSpan span, string name) => name switch
    {
        "getHours" => (long)span.TotalHours,
        "getMinutes" => (long)span.TotalMinutes,
        "getSeconds" => (long)span.TotalSeconds,
        "getMilliseconds" => (long)span.Milliseconds,
        _ => throw new CelUndecided(name),
    };
}
