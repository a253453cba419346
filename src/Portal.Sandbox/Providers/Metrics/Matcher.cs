using System.Text.RegularExpressions;

namespace Portal.Sandbox.Providers.Metrics;

/// <summary>One label of a selector: <c>name="x"</c>, <c>!=</c>, <c>=~</c>, <c>!~</c>. A label that a series has not counts as empty.</summary>
internal sealed record Matcher(string Label, string Operator, string Text)
{
    private readonly Regex? _pattern = Operator is "=~" or "!~" ? Compile(Text) : null;

    public bool Fits(IReadOnlyDictionary<string, string> labels)
    {
        var value = labels.GetValueOrDefault(Label, "");
        return Operator switch
        {
            "=" => value == Text,
            "!=" => value != Text,
            "=~" => _pattern!.IsMatch(value),
            _ => !_pattern!.IsMatch(value),
        };
    }

    private static Regex Compile(string text)
    {
        try
        {
            return new($"^(?:{text})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception broken) when (broken is ArgumentException or NotSupportedException)
        {
            throw new QueryException($"error parsing regexp: {broken.Message}");
        }
    }
}
