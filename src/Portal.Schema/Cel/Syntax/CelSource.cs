using System.Text;

namespace Portal.Schema.Cel;

/// <summary>Problems as cel-go prints them: sorted by place, each with its line and an arrow under it; characters of several bytes get wide marks.</summary>
internal static class CelSource
{
    public static string Print(string text, IEnumerable<CelProblem> problems) =>
        string.Join('\n', problems.OrderBy(problem => problem.At).DistinctBy(problem => (problem.At, problem.Message)).Select(problem => Print(text, problem)));

    private static string Print(string text, CelProblem problem)
    {
        var at = Math.Min(problem.At, text.Length);
        var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        var line = text.AsSpan(0, start).Count('\n') + 1;
        var end = text.IndexOf('\n', start) is > -1 and var found ? found : text.Length;
        var shown = text[start..end].Replace('\t', ' ');
        var before = text[start..at].EnumerateRunes().ToList();
        var arrow = at < end && text[at] > 127 ? "＾" : "^";
        var dots = string.Concat(before.Select(rune => rune.Value > 127 ? "．" : "."));
        return new StringBuilder().Append(null, $"ERROR: <input>:{line}:{before.Count + 1}: {problem.Message}\n | {shown}\n | {dots}{arrow}").ToString();
    }
}
