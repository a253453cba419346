namespace Portal.Schema.Cel;

/// <summary>The methods of lists: Kubernetes' library, cel-go's extension, and joining of the strings extension.</summary>
internal static class CelLists
{
    public static object? Call(CelList list, string name, object?[] arguments, CelBudget budget)
    {
        budget.Spend(list.Items.Count);
        return (name, arguments) switch
        {
            ("isSorted", []) => list.Items.Zip(list.Items.Skip(1)).All(pair => CelOperators.Compare(pair.First, pair.Second) <= 0),
            ("min", []) => Extreme(list, name, order => order < 0),
            ("max", []) => Extreme(list, name, order => order > 0),
            ("sum", []) => list.Items.Count == 0 ? 0L : list.Items.Aggregate((sum, item) => CelArithmetic.Apply('+', sum, item, budget)),
            ("indexOf", [var wanted]) => Find(list.Items, wanted, budget),
            ("lastIndexOf", [var wanted]) => Find([.. list.Items.Reverse()], wanted, budget) is >= 0 and var back ? list.Items.Count - 1 - back : -1L,
            ("join", []) => Joined(list, "", budget),
            ("join", [string by]) => Joined(list, by, budget),
            ("slice", [long from, long to]) => Slice(list, from, to),
            ("flatten", []) => new CelList(Flat(list, 1)),
            ("flatten", [long depth]) => depth < 0 ? throw new CelFault("level must be non-negative") : new CelList(Flat(list, depth)),
            ("reverse", []) => new CelList([.. list.Items.Reverse()]),
            ("distinct", []) => Distinct(list, budget),
            ("sort", []) => new CelList(Sorted(list.Items, item => item, budget)),
            ("first", []) => list.Items.Count == 0 ? CelOptional.None : new CelOptional(list.Items[0]),
            ("last", []) => list.Items.Count == 0 ? CelOptional.None : new CelOptional(list.Items[^1]),
            ("unwrapOpt", []) => CelOptionals.Unwrap(list),
            _ => CelSignatures.Of(name) is null ? throw new CelUndecided(name) : throw CelFault.NoOverload,
        };
    }

    public static CelList Range(long count, CelBudget budget)
    {
        budget.Spend(Math.Max(0, count));
        return new([.. Enumerable.Range(0, (int)Math.Max(0, count)).Select(i => (object?)(long)i)]);
    }

    /// <summary>In the order of their keys; equal ones keep their places.</summary>
    /// <exception cref="CelFault">The keys are of several types, or have no order.</exception>
    public static List<T> Sorted<T>(IReadOnlyList<T> items, Func<T, object?> key, CelBudget budget)
    {
        budget.Spend(items.Count);
        if (items.Count > 0 && items.Any(item => key(item)?.GetType() != key(items[0])?.GetType()))
        {
            throw new CelFault("list elements must have the same type");
        }

        foreach (var item in items)
        {
            CelOperators.Compare(key(item), key(item));
        }

        return [.. items.Order(Comparer<T>.Create((one, other) => CelOperators.Compare(key(one), key(other))))];
    }

    private static object? Extreme(CelList list, string name, Func<int, bool> isBetter)
    {
        if (list.Items.Count == 0)
        {
            throw new CelFault($"{name} called on empty list");
        }

        return list.Items.Aggregate((best, item) => isBetter(CelOperators.Compare(item, best)) ? item : best);
    }

    private static long Find(IReadOnlyList<object?> items, object? wanted, CelBudget budget)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (CelOperators.AreEqual(items[i], wanted, budget))
            {
                return i;
            }
        }

        return -1;
    }

    private static string Joined(CelList list, string by, CelBudget budget)
    {
        List<string> texts = [.. list.Items.Select(item => item as string ?? throw CelFault.NoOverload)];
        budget.Spend(texts.Sum(text => (long)(text.Length + by.Length)) / 10);
        return string.Join(by, texts);
    }

    private static CelList Slice(CelList list, long from, long to)
    {
        var call = $"cannot slice({from}, {to})";
        if (from < 0 || to < 0)
        {
            throw new CelFault($"{call}, negative indexes not supported");
        }

        if (from > to)
        {
            throw new CelFault($"{call}, start index must be less than or equal to end index");
        }

        return to > list.Items.Count ? throw new CelFault($"{call}, list is length {list.Items.Count}") : new([.. list.Items.Skip((int)from).Take((int)(to - from))]);
    }

    private static List<object?> Flat(CelList list, long depth) =>
        [.. list.Items.SelectMany(item => item is CelList inner && depth > 0 ? (IEnumerable<object?>)Flat(inner, depth - 1) : [item])];

    private static CelList Distinct(CelList list, CelBudget budget)
    {
        var kept = new List<object?>();
        foreach (var item in list.Items)
        {
            if (Find(kept, item, budget) < 0)
            {
                kept.Add(item);
            }
        }

        return new(kept);
    }
}
