using Portal.Live;

namespace Portal.Infrastructure;

/// <summary>What changed in a list, said in one sentence for those who cannot see it.</summary>
internal static class ListNews
{
    private const int MostNames = 3;

    public static string Between(LiveList<ListEntry> before, LiveList<ListEntry> after)
    {
        var old = before.Select(entry => entry.Row).OfType<ResourceRow>().ToDictionary(row => row.Key);
        var rows = after.Select(entry => entry.Row).OfType<ResourceRow>().ToList();
        var changed = rows.Where(row => old.TryGetValue(row.Key, out var was) && was.Health.State != row.Health.State).Select(row => $"{row.Key.Name} is {row.Health.State}").ToList();
        var added = rows.Where(row => !old.ContainsKey(row.Key)).Select(row => $"{row.Key.Name} is new").ToList();
        var said = changed.Concat(added).ToList();
        return said.Count <= MostNames ? string.Join(". ", said) : $"{string.Join(". ", said.Take(MostNames))}. And {said.Count - MostNames} more";
    }
}
