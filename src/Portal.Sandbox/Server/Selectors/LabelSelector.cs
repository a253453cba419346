using System.Text.RegularExpressions;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>A label selector as text (<c>a=b,c in (d,e),!f,g&gt;3</c>) or as metav1.LabelSelector.</summary>
internal sealed partial record LabelSelector(IReadOnlyList<Requirement> Requirements)
{
    public static LabelSelector Parse(string text) =>
        new([.. Split(text).Select(part => part.Trim()).Where(part => part.Length > 0).Select(One)]);

    public static LabelSelector Of(Value selector) => new(
    [
        .. (selector["matchLabels"]?.Members ?? []).Select(pair => new Requirement(pair.Key, "in", [pair.Value.Text ?? ""])),
        .. (selector["matchExpressions"]?.Items ?? []).Select(item => new Requirement(
            item["key"]?.Text ?? "",
            item["operator"]?.Text switch { "In" => "in", "NotIn" => "notin", "Exists" => "exists", _ => "!" },
            [.. (item["values"]?.Items ?? []).Select(value => value.Text ?? "")])),
    ]);

    public bool Matches(Value? labels) => Requirements.All(requirement => requirement.Matches(labels?[requirement.Key]?.Text));

    private static IEnumerable<string> Split(string text)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (text[i] == ',' && depth == 0)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }

    private static Requirement One(string part)
    {
        var match = Shape().Match(part);
        if (!match.Success)
        {
            throw Refuse.BadRequest($"unable to parse requirement: found '{part}', expected: a label key with =, ==, !=, in, notin, gt or lt");
        }

        var (not, key) = (match.Groups["not"].Success, match.Groups["key"].Value);
        return match.Groups["op"].Value switch
        {
            "" when match.Groups["set"].Success => new(key, match.Groups["set"].Value, [.. match.Groups["values"].Value.Split(',').Select(value => value.Trim())]),
            "" => new(key, not ? "!" : "exists", []),
            "=" or "==" => new(key, "in", [match.Groups["value"].Value]),
            "!=" => new(key, "notin", [match.Groups["value"].Value]),
            ">" => Compared(key, "gt", match.Groups["value"].Value),
            _ => Compared(key, "lt", match.Groups["value"].Value),
        };
    }

    private static Requirement Compared(string key, string op, string value) =>
        long.TryParse(value, out _) ? new(key, op, [value]) : throw Refuse.BadRequest($"values[0][{key}]: Invalid value: \"{value}\": for 'Gt', 'Lt' operators, the value must be an integer");

    [GeneratedRegex(@"^(?<not>!\s*)?(?<key>[A-Za-z0-9]([-A-Za-z0-9_./]*[A-Za-z0-9])?)(\s*(?<op>==|=|!=|>|<)\s*(?<value>[-A-Za-z0-9_.]*)|\s+(?<set>in|notin)\s*\((?<values>[^()]*)\))?\s*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
