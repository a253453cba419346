using System.Collections;

namespace Portal.Schema.Cel;

/// <summary>The operators (cel-spec, standard definitions): no type is turned into another; numbers of all types compare.</summary>
internal static class CelOperators
{
    public static bool Is(string function) => function[0] is '_' or '!' or '-' or '@';

    public static object? Apply(string function, object?[] operands, CelBudget budget) => function switch
    {
        "_==_" => AreEqual(operands[0], operands[1], budget),
        "_!=_" => !AreEqual(operands[0], operands[1], budget),
        "_<_" => IsOrdered(operands, order => order < 0, budget),
        "_<=_" => IsOrdered(operands, order => order <= 0, budget),
        "_>_" => IsOrdered(operands, order => order > 0, budget),
        "_>=_" => IsOrdered(operands, order => order >= 0, budget),
        "@in" => IsIn(operands[0], operands[1], budget),
        "_[_]" => CelIndexes.At(operands[0], operands[1]),
        "_[?_]" => CelIndexes.Maybe(operands[0], operands[1]),
        "!_" => operands[0] is bool flag ? !flag : throw CelFault.NoOverload,
        "-_" => CelArithmetic.Negative(operands[0]),
        _ => CelArithmetic.Apply(function[1], operands[0], operands[1], budget),
    };

    public static bool AreEqual(object? left, object? right, CelBudget budget)
    {
        budget.Spend(1);
        if (left is long whole && right is long against)
        {
            return whole == against;
        }

        return (left, right) switch
        {
            (null, null) => true,
            (null, _) or (_, null) => false,
            (string one, string other) => one.Length == other.Length && AreSame(one, other, budget),
            (CelList one, CelList other) => one.Items.Count == other.Items.Count && (one.IsSet || other.IsSet ? SameItems(one, other, budget) : one.Items.Zip(other.Items).All(pair => AreEqual(pair.First, pair.Second, budget))),
            (CelMap one, CelMap other) => one.Entries.Count == other.Entries.Count && one.Entries.All(entry => other.Entries.TryGetValue(entry.Key, out var value) && AreEqual(entry.Value, value, budget)),
            (CelObject one, CelObject other) => SameFields(one, other, budget),
            (CelOptional one, CelOptional other) => one.HasValue == other.HasValue && (!one.HasValue || AreEqual(one.Value, other.Value, budget)),
            (byte[] one, byte[] other) => StructuralComparisons.StructuralEqualityComparer.Equals(one, other),
            (double one, double other) => one == other,
            (long or ulong or double, long or ulong or double) => Compare(left, right) == 0,
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
        (double or long or ulong, double or long or ulong) => CelArithmetic.Compare(left, right),
        (string one, string other) => CelText.Compare(one, other),
        (bool one, bool other) => one.CompareTo(other),
        (TimeSpan one, TimeSpan other) => one.CompareTo(other),
        (DateTimeOffset one, DateTimeOffset other) => one.CompareTo(other),
        (byte[] one, byte[] other) => one.AsSpan().SequenceCompareTo(other),
        _ => throw CelFault.NoOverload,
    };

    /// <summary>What is no number has no order against anything, either.</summary>
    private static bool IsOrdered(object?[] operands, Func<int, bool> holds, CelBudget budget)
    {
        budget.Read(operands[0] is string one && operands[1] is string other ? Math.Min(one.Length, other.Length) : 0);
        var order = Compare(operands[0], operands[1]);
        return operands[0] is not double.NaN && operands[1] is not double.NaN && holds(order);
    }

    private static bool AreSame(string one, string other, CelBudget budget)
    {
        budget.Read(one.Length);
        return one == other;
    }

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
        _ => throw CelFault.NoOverload,
    };
}
