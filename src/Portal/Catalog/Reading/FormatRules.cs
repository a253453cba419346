using System.Text.RegularExpressions;
using Portal.Schema.Values;

namespace Portal.Catalog;

/// <summary>The format of names, keys, tags and links (Backstage's field format policy).</summary>
internal static partial class FormatRules
{
    private const string NameWords = "a string that is sequences of [a-zA-Z0-9] separated by any of [-_.], at most 63 characters in total";
    private const string KindWords = "a string that is a sequence of [a-zA-Z][a-z0-9A-Z], at most 63 characters in total";
    private const string NamespaceWords = "a string that is sequences of [a-z0-9] separated by [-], at most 63 characters in total";
    private const string TagWords = "a string that is sequences of [a-z0-9+#] separated by [-], at most 63 characters in total";
    private const string NameMend = "Use letters and digits, with single - _ or . between them, at most 63 characters.";

    public static IEnumerable<EntityFault> Check(MapValue entity)
    {
        var metadata = entity["metadata"]!;
        return
        [
            .. One(entity["kind"], "/kind", "kind", KindPattern(), KindWords, "Use letters and digits, a letter first."),
            .. One(metadata["name"], "/metadata/name", "metadata.name", NamePattern(), NameWords, NameMend),
            .. One(metadata["namespace"], "/metadata/namespace", "metadata.namespace", NamespacePattern(), NamespaceWords, "Use lower-case letters and digits, with single - between them."),
            .. (metadata["labels"]?.Members ?? []).SelectMany(Label),
            .. (metadata["annotations"]?.Members ?? []).SelectMany(pair => Key("annotations", pair.Key)),
            .. (metadata["tags"]?.Items ?? []).SelectMany((tag, at) =>
                One(tag, $"/metadata/tags/{at}", $"tags.{at}", TagPattern(), TagWords, "Use lower-case letters, digits, + and #, with single - between them.")),
            .. (metadata["links"]?.Items ?? []).SelectMany(Link),
        ];
    }

    private static IEnumerable<EntityFault> Label(KeyValuePair<string, Value> label)
    {
        var value = label.Value.Text is "" ? null : label.Value;
        return
        [
            .. Key("labels", label.Key),
            .. One(value, $"/metadata/labels/{label.Key}", $"labels.{label.Key}", NamePattern(), NameWords, NameMend),
        ];
    }

    private static IEnumerable<EntityFault> Key(string map, string key)
    {
        var parts = key.Split('/');
        var fine = parts.Length <= 2 && SuffixPattern().IsMatch(parts[^1]) && (parts.Length == 1 || PrefixPattern().IsMatch(parts[0]) && parts[0].Length <= 253);
        return fine ? [] : [Wrong($"/metadata/{map}/{key}", $"{map}.{key}", "a valid prefix and/or suffix", key, "Write keys as name or domain.example/name.")];
    }

    private static IEnumerable<EntityFault> Link(Value link, int at)
    {
        var url = link["url"]?.Text ?? "";
        return
        [
            .. Uri.TryCreate(url, UriKind.Absolute, out var uri) && url.StartsWith(uri.Scheme, StringComparison.OrdinalIgnoreCase)
                ? Array.Empty<EntityFault>()
                : [Wrong($"/metadata/links/{at}/url", $"links.{at}.url", "a string that is a valid url", url, "Write a whole address such as https://example.com.")],
            .. One(link["icon"], $"/metadata/links/{at}/icon", $"links.{at}.icon", NamePattern(), NameWords, NameMend),
        ];
    }

    private static IEnumerable<EntityFault> One(Value? value, string pointer, string name, Regex pattern, string expected, string mend) =>
        value is null || value.Text is { Length: <= 63 } text && pattern.IsMatch(text) ? [] : [Wrong(pointer, name, expected, value.Text ?? "", mend)];

    private static EntityFault Wrong(string pointer, string name, string expected, string found, string mend) =>
        EntityFault.Format(pointer, name, expected, found, $"{EntityFault.Dotted(pointer)} cannot be \"{found}\"", mend);

    [GeneratedRegex("^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SuffixPattern();

    [GeneratedRegex("^[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NamePattern();

    [GeneratedRegex("^[a-zA-Z][a-z0-9A-Z]*$", RegexOptions.NonBacktracking)]
    private static partial Regex KindPattern();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NamespacePattern();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PrefixPattern();

    [GeneratedRegex("^[a-z0-9+#]+(-[a-z0-9+#]+)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TagPattern();
}
