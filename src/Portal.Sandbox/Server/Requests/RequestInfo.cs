namespace Portal.Sandbox.Server;

/// <summary>
/// What a request asks for, read from its path, method and query as the API server's RequestInfo does.
/// <see cref="Resource"/> is empty for paths outside /api/v1 and /apis/GROUP/VERSION.
/// </summary>
internal sealed record RequestInfo
{
    private const string NameSelector = "metadata.name=";

    public required string Verb { get; init; }
    public required string Path { get; init; }
    public string Group { get; init; } = "";
    public string Version { get; init; } = "";
    public string Resource { get; init; } = "";
    public string Subresource { get; init; } = "";
    public string Namespace { get; init; } = "";
    public string Name { get; init; } = "";

    /// <summary>Whether the path has the old <c>/watch/</c> in it, which asks for a watch whatever the query says.</summary>
    public bool IsOldWatch { get; init; }

    public bool IsResource => Resource.Length > 0;

    /// <summary>The name as authorization sees it: that of the path, or the one that a field selector asks for.</summary>
    public string SelectedName { get; init; } = "";

    public static RequestInfo Read(string method, string path, IQueryCollection query)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var info = new RequestInfo { Verb = method.ToLowerInvariant(), Path = path };
        (info, var rest) = parts switch
        {
            ["api", var version, .. var tail] => (info with { Version = version }, tail),
            ["apis", var group, var version, .. var tail] => (info with { Group = group, Version = version }, tail),
            _ => (info, []),
        };
        if (rest is ["watch", _, ..])
        {
            (info, rest) = (info with { IsOldWatch = true }, rest[1..]);
        }

        return rest.Length == 0 ? info : OfResource(info, rest, method, query);
    }

    private static RequestInfo OfResource(RequestInfo info, string[] rest, string method, IQueryCollection query)
    {
        var core = info.Group.Length == 0;
        info = rest switch
        {
            ["namespaces", var name] when core => info with { Resource = "namespaces", Namespace = name, Name = name },
            ["namespaces", var name, "status" or "finalize"] when core =>
                info with { Resource = "namespaces", Namespace = name, Name = name, Subresource = rest[2] },
            ["namespaces", var ns, var resource, .. var tail] => Named(info with { Namespace = ns, Resource = resource }, tail),
            [var resource, .. var tail] => Named(info with { Resource = resource }, tail),
            _ => info,
        };
        info = info with { Verb = VerbOf(info, method, query) };
        return info with { SelectedName = info.Name.Length > 0 || info.Verb is not ("list" or "watch" or "deletecollection") ? info.Name : Selected(query) };
    }

    private static string Selected(IQueryCollection query) =>
        query["fieldSelector"].ToString().Split(',').FirstOrDefault(term => term.StartsWith(NameSelector, StringComparison.Ordinal))?[NameSelector.Length..].TrimStart('=') ?? "";

    private static RequestInfo Named(RequestInfo info, string[] tail) => tail switch
    {
        [] => info,
        [var name] => info with { Name = name },
        _ => info with { Name = tail[0], Subresource = string.Join('/', tail[1..]) },
    };

    private static string VerbOf(RequestInfo info, string method, IQueryCollection query) => method switch
    {
        "GET" or "HEAD" when info.IsOldWatch || Flags.IsOn(query, "watch") && info.Name.Length == 0 => "watch",
        "GET" or "HEAD" => info.Name.Length > 0 ? "get" : "list",
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        "DELETE" => info.Name.Length > 0 ? "delete" : "deletecollection",
        _ => method.ToLowerInvariant(),
    };
}
