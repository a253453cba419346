using Portal.Schema.Values;

namespace Portal.Sandbox.Authorization;

/// <summary>A PolicyRule and the binding that gives it.</summary>
internal sealed record GrantedRule(Value Rule, string Source)
{
    public bool Allows(AccessAttributes wanted) => Has("verbs", wanted.Verb) && (wanted.Path is null ? AllowsResource(wanted) : AllowsPath(wanted.Path));

    private bool AllowsResource(AccessAttributes wanted)
    {
        var resource = wanted.Subresource.Length == 0 ? wanted.Resource : $"{wanted.Resource}/{wanted.Subresource}";
        var names = Texts("resourceNames");
        return Has("apiGroups", wanted.Group)
            && (Has("resources", resource) || wanted.Subresource.Length > 0 && Texts("resources").Contains($"*/{wanted.Subresource}"))
            && (!names.Any() || names.Contains(wanted.Name));
    }

    private bool AllowsPath(string path) => Texts("nonResourceURLs").Any(url =>
        url == path || url == "*" || url.EndsWith('*') && path.StartsWith(url[..^1], StringComparison.Ordinal));

    private bool Has(string key, string value) => Texts(key).Any(text => text == "*" || text == value);

    private IEnumerable<string> Texts(string key) => (Rule[key]?.Items ?? []).Select(item => item.Text ?? "");
}
