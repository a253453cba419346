using System.Text.RegularExpressions;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>The JSON paths of printer columns: <c>.spec.a</c>, <c>['x']</c>, <c>[0]</c>, <c>[*]</c>, <c>[?(@.type=="Ready")]</c>.</summary>
internal static partial class JsonPath
{
    /// <summary>Every value at the path; none where it leads nowhere.</summary>
    public static IReadOnlyList<Value> Find(Value value, string path)
    {
        IEnumerable<Value> here = [value];
        foreach (Match step in Steps().Matches(path))
        {
            here = here.SelectMany(found => Next(found, step)).ToList();
        }

        return [.. here];
    }

    private static IEnumerable<Value> Next(Value value, Match step)
    {
        if (step.Groups["name"].Success || step.Groups["quoted"].Success)
        {
            var name = step.Groups["name"].Success ? step.Groups["name"].Value.Replace("\\.", ".", StringComparison.Ordinal) : step.Groups["quoted"].Value;
            return name == "*" ? Every(value) : value[name] is { } member ? [member] : [];
        }

        if (step.Groups["index"].Success)
        {
            var at = int.Parse(step.Groups["index"].Value, System.Globalization.CultureInfo.InvariantCulture);
            at = at < 0 ? value.Items.Count + at : at;
            return at >= 0 && at < value.Items.Count ? [value.Items[at]] : [];
        }

        if (!step.Groups["field"].Success)
        {
            return Every(value);
        }

        var (field, wanted, isEqual) = (step.Groups["field"].Value, step.Groups["wanted"].Value, step.Groups["op"].Value == "==");
        return value.Items.Where(item => (Find(item, field) is [var only] && TextOf(only) == wanted) == isEqual);
    }

    private static IEnumerable<Value> Every(Value value) => value is MapValue map ? map.Pairs.Select(pair => pair.Value) : value.Items;

    private static string TextOf(Value value) => value.Text ?? ValueWriter.ToJson(value);

    [GeneratedRegex("""\.(?<name>(\\\.|[^.\[\]])+)|\[['"](?<quoted>[^'"]*)['"]\]|\[(?<index>-?[0-9]+)\]|\[\?\(@(?<field>[^=!]+?)\s*(?<op>==|!=)\s*['"]?(?<wanted>[^'")]*)['"]?\)\]|\[(?<all>\*)\]""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Steps();
}
