using System.Text;

namespace Portal.Schema.Cel;

/// <summary>
/// Problems as cel-go prints them: sorted by place, each with its line and an arrow under it, which lines of more than 16,384 bytes do not get; the
/// first hundred, and how many more there are; characters of several bytes get wide marks.
/// </summary>
internal static class CelSource
{
    private const int MostProblems = 100;
    private const int LongestLine = 16_384;

    public static string Print(string text, IEnumerable<CelProblem> problems)
    {
        var all = problems.OrderBy(problem => problem.At).DistinctBy(problem => (problem.At, problem.Message)).ToList();
        var shown = all.Take(MostProblems).Select(problem => Print(text, problem));
        return string.Join('\n', all.Count > MostProblems ? shown.Append($"{all.Count - MostProblems} more errors were truncated") : shown);
    }

    private static string Print(string text, CelProblem problem)
    {
        var at = Math.Min(problem.At, text.Length);
        var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        var line = text.AsSpan(0, start).Count('\n') + 1;
        var end = text.IndexOf('\n', start) is > -1 and var found ? found : text.Length;
        var shown = text[start..end].Replace('\t', ' ');
        var before = text[start..at].EnumerateRunes().ToList();
        var head = $"ERROR: <input>:{line}:{before.Count + 1}: {problem.Message}";
        if (Encoding.UTF8.GetByteCount(shown) > LongestLine)
        {
            return head;
        }

        var arrow = at < end && text[at] > 127 ? "＾" : "^";
        var dots = string.Concat(before.Select(rune => rune.Value > 127 ? "．" : "."));
        return $"{head}\n | {shown}\n | {dots}{arrow}";
    }
}
