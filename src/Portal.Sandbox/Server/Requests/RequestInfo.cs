namespace Portal.Sandbox.Server;

/// <summary>
/// What a request asks for, read from its path, method and query as the API server's RequestInfo does.
/// <see cref="Resource"/> is empty for paths outside /api/v1 and /apis/GROUP/VERSION.
/// </summary>
internal sealed record RequestInfo
{
    public required string Verb { get; init; }
    public required string Path { get; init; }
    public string Group { get; init; } = "";
    public string Version { get; init; } = "";
    public string Resource { get; init; } = "";
    public string Subresource { get; init; } = "";
    public string Namespace { get; init; } = "";
    public string Name { get; init; } = "";

    public bool IsResource => Resource.Length > 0;

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
        return info with { Verb = VerbOf(method, info.Name.Length > 0, query) };
    }

    private static RequestInfo Named(RequestInfo info, string[] tail) => tail switch
    {
        [] => info,
        [var name] => info with { Name = name },
        _ => info with { Name = tail[0], Subresource = string.Join('/', tail[1..]) },
    };

    private static string VerbOf(string method, bool named, IQueryCollection query) => method switch
    {
        "GET" or "HEAD" when Flags.IsOn(query, "watch") => "watch",
        "GET" or "HEAD" => named ? "get" : "list",
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        "DELETE" => named ? "delete" : "deletecollection",
        _ => method.ToLowerInvariant(),
    };
}
