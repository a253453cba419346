namespace Portal.Shell;

/// <summary>What was typed. A thing is found when every word occurs in it; a name that begins with a word comes before one that holds it.</summary>
public sealed class SearchWords
{
    private readonly string[] _words;

    public SearchWords(string typed) => _words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public bool IsEmpty => _words.Length == 0;

    /// <summary>How well it fits, the smallest best; null where it does not.</summary>
    public int? Rank(string title, string detail)
    {
        var rank = 0;
        foreach (var word in _words)
        {
            if (RankOf(word, title, detail) is not { } one)
            {
                return null;
            }

            rank += one;
        }

        return rank;
    }

    private static int? RankOf(string word, string title, string detail)
    {
        var at = title.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        if (at == 0)
        {
            return title.Length == word.Length ? 0 : 1;
        }

        if (at > 0)
        {
            return char.IsLetterOrDigit(title[at - 1]) ? 3 : 2;
        }

        return detail.Contains(word, StringComparison.OrdinalIgnoreCase) ? 4 : null;
    }
}
