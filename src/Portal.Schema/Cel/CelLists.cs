namespace Portal.Schema.Cel;

/// <summary>Kubernetes' functions of lists.</summary>
internal static class CelLists
{
    public static object? Call(CelList list, string name, object?[] arguments, CelBudget budget)
    {
        budget.Spend(list.Items.Count);
        return (name, arguments) switch
        {
            ("isSorted", []) => list.Items.Zip(list.Items.Skip(1)).All(pair => CelOperators.Compare(pair.First, pair.Second) <= 0),
            ("min", []) => list.Items.Count == 0 ? throw new CelFault("min called on empty list") : list.Items.Aggregate((least, item) => CelOperators.Compare(item, least) < 0 ? item : least),
            ("max", []) => list.Items.Count == 0 ? throw new CelFault("max called on empty list") : list.Items.Aggregate((most, item) => CelOperators.Compare(item, most) > 0 ? item : most),
            ("sum", []) => list.Items.Count == 0 ? 0L : list.Items.Aggregate((sum, item) => CelOperators.Binary("+", sum, item, budget)),
            ("indexOf", [var wanted]) => Find(list.Items, wanted, budget),
            ("lastIndexOf", [var wanted]) => Find([.. list.Items.Reverse()], wanted, budget) is >= 0 and var back ? list.Items.Count - 1 - back : -1L,
            ("join", []) => string.Concat(list.Items.Cast<string>()),
            ("join", [string by]) => string.Join(by, list.Items.Cast<string>()),
            _ => throw new CelUndecided(name),
        };
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
}
