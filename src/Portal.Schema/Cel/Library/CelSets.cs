namespace Portal.Schema.Cel;

/// <summary>Lists as sets (cel-go's ext: sets).</summary>
internal static class CelSets
{
    public static bool Contains(CelList list, CelList part, CelBudget budget) => part.Items.All(wanted => list.Items.Any(item => CelOperators.AreEqual(item, wanted, budget)));

    public static bool Intersects(CelList one, CelList other, CelBudget budget) => one.Items.Any(item => other.Items.Any(candidate => CelOperators.AreEqual(item, candidate, budget)));
}
