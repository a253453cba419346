using System.Collections;

namespace Portal.Schema.Cel;

/// <summary>The operators (cel-spec, standard definitions): no type is turned into another, integers do not wrap around.</summary>
internal static class CelOperators
{
    public static object Unary(string name, object? value) => (name, value) switch
    {
        ("!", bool flag) => !flag,
        ("-", long number) => number == long.MinValue ? throw new CelFault("integer overflow") : -number,
        ("-", double number) => -number,
        ("-", TimeSpan span) => -span,
        _ => throw new CelFault("no such overload"),
    };

    public static object Binary(string name, object? left, object? right, CelBudget budget) => name switch
    {
        "==" => AreEqual(left, right, budget),
        "!=" => !AreEqual(left, right, budget),
        "in" => IsIn(left, right, budget),
        "<" => Compare(left, right) < 0,
        "<=" => Compare(left, right) <= 0,
        ">" => Compare(left, right) > 0,
        ">=" => Compare(left, right) >= 0,
        _ => Arithmetic(name, left, right, budget),
    };

    public static bool AreEqual(object? left, object? right, CelBudget budget)
    {
        budget.Spend(1);
        return (left, right) switch
        {
            (null, null) => true,
            (null, _) or (_, null) => false,
            (CelList one, CelList other) => one.Items.Count == other.Items.Count && (one.IsSet || other.IsSet ? SameItems(one, other, budget) : one.Items.Zip(other.Items).All(pair => AreEqual(pair.First, pair.Second, budget))),
            (CelMap one, CelMap other) => one.Entries.Count == other.Entries.Count && one.Entries.All(entry => other.Entries.TryGetValue(entry.Key, out var value) && AreEqual(entry.Value, value, budget)),
            (CelObject one, CelObject other) => SameFields(one, other, budget),
            (byte[] one, byte[] other) => StructuralComparisons.StructuralEqualityComparer.Equals(one, other),
            _ when IsNumber(left) && IsNumber(right) => Compare(left, right) == 0,
            _ => left.Equals(right),
        };
    }

    /// <exception cref="CelFault">The two have no order.</exception>
    public static int Compare(object? left, object? right) => (left, right) switch
    {
        (long one, long other) => one.CompareTo(other),
        (ulong one, ulong other) => one.CompareTo(other),
        (long one, ulong other) => one < 0 ? -1 : ((ulong)one).CompareTo(other),
        (ulong one, long other) => other < 0 ? 1 : one.CompareTo((ulong)other),
        (double or long or ulong, double or long or ulong) => ToDouble(left).CompareTo(ToDouble(right)),
        (string one, string other) => string.CompareOrdinal(one, other),
        (bool one, bool other) => one.CompareTo(other),
        (TimeSpan one, TimeSpan other) => one.CompareTo(other),
        (DateTimeOffset one, DateTimeOffset other) => one.CompareTo(other),
        (CelQuantity one, CelQuantity other) => one.CompareTo(other),
        (byte[] one, byte[] other) => one.AsSpan().SequenceCompareTo(other),
        _ => throw new CelFault("no such overload"),
    };

    public static double ToDouble(object? value) => value switch
    {
        double number => number,
        long number => number,
        ulong number => number,
        _ => throw new CelFault("no such overload"),
    };

    private static bool IsNumber(object? value) => value is long or ulong or double;

    private static bool SameItems(CelList one, CelList other, CelBudget budget)
    {
        List<object?> left = [.. other.Items];
        foreach (var item in one.Items)
        {
            var at = left.FindIndex(candidate => AreEqual(item, candidate, budget));
            if (at < 0)
            {
                return false;
            }

            left.RemoveAt(at);
        }

        return true;
    }

    private static bool SameFields(CelObject one, CelObject other, CelBudget budget)
    {
        List<string> keys = [.. one.Value.Keys.Where(one.Has)];
        return keys.Count == other.Value.Keys.Count(other.Has) && keys.All(key => other.Has(key) && AreEqual(one.Get(key), other.Get(key), budget));
    }

    private static bool IsIn(object? item, object? container, CelBudget budget) => container switch
    {
        CelList list => list.Items.Any(candidate => AreEqual(item, candidate, budget)),
        CelMap map => item is not null && map.Entries.ContainsKey(item),
        CelObject of => item is string name && of.Has(name),
        _ => throw new CelFault("no such overload"),
    };

    private static object Arithmetic(string name, object? left, object? right, CelBudget budget)
    {
        try
        {
            return (left, right) switch
            {
                (long one, long other) => Whole(name, one, other),
                (double one, double other) => Fraction(name, one, other),
                (ulong one, ulong other) => Natural(name, one, other),
                (string one, string other) when name == "+" => Joined(one, other, budget),
                (CelList one, CelList other) when name == "+" => new CelList([.. one.Items, .. other.Items]),
                _ => Times(name, left, right),
            };
        }
        catch (OverflowException)
        {
            throw new CelFault("integer overflow");
        }
        catch (DivideByZeroException)
        {
            throw new CelFault(name == "%" ? "modulus by zero" : "division by zero");
        }
    }

    private static string Joined(string one, string other, CelBudget budget)
    {
        budget.Spend((one.Length + other.Length) / 10);
        return one + other;
    }

    private static object Times(string name, object? left, object? right) => (left, name, right) switch
    {
        (TimeSpan one, "+", TimeSpan other) => one + other,
        (TimeSpan one, "-", TimeSpan other) => one - other,
        (DateTimeOffset one, "+", TimeSpan other) => one + other,
        (TimeSpan one, "+", DateTimeOffset other) => other + one,
        (DateTimeOffset one, "-", TimeSpan other) => one - other,
        (DateTimeOffset one, "-", DateTimeOffset other) => one - other,
        _ => throw new CelFault("no such overload"),
    };

    private static object Whole(string name, long one, long other) => checked(name switch
    {
        "+" => one + other,
        "-" => one - other,
        "*" => one * other,
        "/" => one / other,
        "%" => one % other,
        _ => throw new CelFault("no such overload"),
    });

    private static object Natural(string name, ulong one, ulong other) => checked(name switch
    {
        "+" => one + other,
        "-" => one - other,
        "*" => one * other,
        "/" => one / other,
        "%" => one % other,
        _ => throw new CelFault("no such overload"),
    });

    private static object Fraction(string name, double one, double other) => name switch
    {
        "+" => one + other,
        "-" => one - other,
        "*" => one * other,
        "/" => one / other,
        _ => throw new CelFault("no such overload"),
    };
}
