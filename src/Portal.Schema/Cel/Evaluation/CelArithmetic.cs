namespace Portal.Schema.Cel;

/// <summary>Sums and products: integers do not wrap around, times stay between the years 1 and 9999.</summary>
internal static class CelArithmetic
{
    public static object Negative(object? value) => value switch
    {
        long number => number == long.MinValue ? throw new CelFault("integer overflow") : -number,
        double number => -number,
        TimeSpan span => -span,
        _ => throw CelFault.NoOverload,
    };

    public static object Apply(char sign, object? left, object? right, CelBudget budget)
    {
        try
        {
            return (left, right) switch
            {
                (long one, long other) => Whole(sign, one, other),
                (double one, double other) => Fraction(sign, one, other),
                (ulong one, ulong other) => Natural(sign, one, other),
                (string one, string other) when sign == '+' => Joined(one, other, budget),
                (byte[] one, byte[] other) when sign == '+' => (byte[])[.. one, .. other],
                (CelList one, CelList other) when sign == '+' => Joined(one, other, budget),
                _ => Times(sign, left, right),
            };
        }
        catch (OverflowException)
        {
            throw new CelFault(left is ulong ? "unsigned integer overflow" : "integer overflow");
        }
        catch (DivideByZeroException)
        {
            throw new CelFault(sign == '%' ? "modulus by zero" : "division by zero");
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new CelFault("timestamp overflow");
        }
    }

    /// <summary>Numbers of different types by their exact value.</summary>
    public static int Compare(object? left, object? right) => (left, right) switch
    {
        (double one, double other) => one.CompareTo(other),
        (double one, _) => -Against(right!, one),
        (_, double other) => Against(left!, other),
        _ => throw CelFault.NoOverload,
    };

    private static int Against(object whole, double other)
    {
        if (double.IsNaN(other))
        {
            return 1;
        }

        var exact = whole is long number ? (Int128)number : (Int128)(ulong)whole;
        var floor = Math.Floor(other);
        if (Math.Abs(floor) > 1e30)
        {
            return other > 0 ? -1 : 1;
        }

        var order = exact.CompareTo((Int128)floor);
        return order == 0 && other > floor ? -1 : order;
    }

    private static string Joined(string one, string other, CelBudget budget)
    {
        budget.Read(one.Length + other.Length);
        return one + other;
    }

    private static CelList Joined(CelList one, CelList other, CelBudget budget)
    {
        budget.Spend(1 + ((one.Items.Count + other.Items.Count) / 10));
        if (!one.IsSet)
        {
            return new([.. one.Items, .. other.Items]);
        }

        List<object?> items = [.. one.Items];
        foreach (var item in other.Items)
        {
            var at = items.FindIndex(known => AreOne(known, item, one.Keys, budget));
            if (at < 0)
            {
                items.Add(item);
            }
            else
            {
                items[at] = item;
            }
        }

        return one with { Items = items };
    }

    /// <summary>Whether two items are the same one: equal in their keys, or altogether where there are none.</summary>
    private static bool AreOne(object? one, object? other, IReadOnlyList<string>? keys, CelBudget budget) => keys is null || one is not CelObject first || other is not CelObject second
        ? CelOperators.AreEqual(one, other, budget)
        : keys.Select(key => CelNames.Escaped(key) ?? key).All(key => first.Has(key) == second.Has(key) && (!first.Has(key) || CelOperators.AreEqual(first.Get(key), second.Get(key), budget)));

    private static object Times(char sign, object? left, object? right) => (left, sign, right) switch
    {
        (TimeSpan one, '+', TimeSpan other) => one + other,
        (TimeSpan one, '-', TimeSpan other) => one - other,
        (DateTimeOffset one, '+', TimeSpan other) => one + other,
        (TimeSpan one, '+', DateTimeOffset other) => other + one,
        (DateTimeOffset one, '-', TimeSpan other) => one - other,
        (DateTimeOffset one, '-', DateTimeOffset other) => one - other,
        _ => throw CelFault.NoOverload,
    };

    private static object Whole(char sign, long one, long other) => checked(sign switch
    {
        '+' => one + other,
        '-' => one - other,
        '*' => one * other,
        '/' => one / other,
        '%' => other == -1 ? (one == long.MinValue ? throw new OverflowException() : 0) : one % other,
        _ => throw CelFault.NoOverload,
    });

    private static object Natural(char sign, ulong one, ulong other) => checked(sign switch
    {
        '+' => one + other,
        '-' => one - other,
        '*' => one * other,
        '/' => one / other,
        '%' => one % other,
        _ => throw CelFault.NoOverload,
    });

    private static object Fraction(char sign, double one, double other) => sign switch
    {
        '+' => one + other,
        '-' => one - other,
        '*' => one * other,
        '/' => one / other,
        _ => throw CelFault.NoOverload,
    };
}
