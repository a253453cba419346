using Portal.Schema.Passes;

namespace Portal.Schema.Cel;

/// <summary>A form that texts can be held against (Kubernetes' format library).</summary>
internal sealed record CelNamedFormat(string Name, Func<string, IEnumerable<string>> Mistakes)
{
    private const int PatternSteps = 32;

    private static readonly Dictionary<string, CelNamedFormat> All = new CelNamedFormat[]
    {
        new("dns1123Label", NameForms.Label),
        new("dns1123Subdomain", NameForms.Subdomain),
        new("dns1035Label", NameForms.Service),
        new("qualifiedName", NameForms.Qualified),
        new("dns1123LabelPrefix", text => NameForms.Label(Masked(text))),
        new("dns1123SubdomainPrefix", text => NameForms.Subdomain(Masked(text))),
        new("dns1035LabelPrefix", text => NameForms.Service(Masked(text))),
        new("labelValue", NameForms.LabelValue),
        new("uri", text => Networks.IsUri(text) ? [] : [$"parse {CelStrings.Quote(text)}: {(text.Length == 0 ? "empty url" : "invalid URI for request")}"]),
        new("uuid", text => Formats.Fits("uuid", text) ? [] : ["does not match the UUID format"]),
        new("byte", text => Formats.Fits("byte", text) ? [] : ["invalid base64"]),
        new("date", text => Formats.Fits("date", text) ? [] : ["invalid date"]),
        new("datetime", text => Formats.Fits("date-time", text) ? [] : ["invalid datetime"]),
    }.ToDictionary(format => format.Name, StringComparer.Ordinal);

    public static CelNamedFormat? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>What is wrong with a text; no value where nothing is.</summary>
    public CelOptional Validate(string text, CelBudget budget)
    {
        budget.Spend((text.Length + 10) / 10 * PatternSteps);
        var mistakes = Mistakes(text).ToList();
        return mistakes.Count == 0 ? CelOptional.None : new(new CelList([.. mistakes]));
    }

    /// <summary>A name's beginning may end with a dash, for which a letter stands.</summary>
    private static string Masked(string text) => text.Length > 1 && text.EndsWith('-') ? text[..^1] + "a" : text;
}
