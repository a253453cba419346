using Portal.Schema.Values;

namespace Portal.Sandbox.Authorization;

/// <summary>Which of the rights in some PolicyRules others do not give: each right alone (one group, one resource, one verb), then joined by resource, in the words of the API server.</summary>
internal static class RuleCover
{
    private const string Any = "*";

    /// <summary>The rights that are missing, as texts in their order.</summary>
    public static IReadOnlyList<string> Missing(IReadOnlyList<Value> held, IEnumerable<Value> wanted)
    {
        var missing = wanted.SelectMany(Broken).Where(right => !held.Any(rule => Covers(rule, right))).ToList();
        return [.. missing.GroupBy(right => right with { Verb = "" }).Select(group => Shown(group.Key, group.Select(right => right.Verb).Distinct())).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<Right> Broken(Value rule)
    {
        var (verbs, names) = (Texts(rule, "verbs"), Texts(rule, "resourceNames"));
        foreach (var group in Texts(rule, "apiGroups"))
        {
            foreach (var (resource, verb, name) in from resource in Texts(rule, "resources") from verb in verbs from name in names.DefaultIfEmpty("") select (resource, verb, name))
            {
                yield return new(group, resource, name, null, verb);
            }
        }

        foreach (var (url, verb) in from url in Texts(rule, "nonResourceURLs") from verb in verbs select (url, verb))
        {
            yield return new("", "", "", url, verb);
        }
    }

    private static bool Covers(Value rule, Right right)
    {
        if (!Has(rule, "verbs", right.Verb))
        {
            return false;
        }

        return right.Url is { } url
            ? Texts(rule, "nonResourceURLs").Any(held => held == url || held.EndsWith('*') && url.StartsWith(held[..^1], StringComparison.Ordinal))
            : Has(rule, "apiGroups", right.Group) && CoversResource(rule, right.Resource) && CoversName(rule, right.Name);
    }

    private static bool CoversResource(Value rule, string resource) =>
        Has(rule, "resources", resource) || resource.IndexOf('/', StringComparison.Ordinal) is var at and > 0 && Texts(rule, "resources").Contains(Any + resource[at..]);

    private static bool CoversName(Value rule, string name) => Texts(rule, "resourceNames") is var names && (names.Count == 0 || name.Length > 0 && names.Contains(name));

    private static bool Has(Value rule, string key, string text) => Texts(rule, key) is var texts && (texts.Contains(Any) || texts.Contains(text));

    private static List<string> Texts(Value rule, string key) => [.. (rule[key]?.Items ?? []).Select(item => item.Text ?? "")];

    private static string Shown(Right right, IEnumerable<string> verbs)
    {
        List<string> parts = right.Url is { } url ? [$"NonResourceURLs:{Quoted([url])}"] : [$"APIGroups:{Quoted([right.Group])}", $"Resources:{Quoted([right.Resource])}"];
        if (right.Name.Length > 0)
        {
            parts.Add($"ResourceNames:{Quoted([right.Name])}");
        }

        return $"{{{string.Join(", ", parts.Append($"Verbs:{Quoted(verbs)}"))}}}";
    }

    /// <summary>As Go's %q prints a list.</summary>
    public static string Quoted(IEnumerable<string> texts) => $"[{string.Join(' ', texts.Select(text => ValueWriter.ToJson(text)))}]";

    private sealed record Right(string Group, string Resource, string Name, string? Url, string Verb);
}
