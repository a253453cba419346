using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Paths outside the resources: what is served, the version, health, OpenAPI.</summary>
internal sealed class DiscoveryEndpoint(DiscoveryDocuments documents, OpenApiDocuments openApi)
{
    private const string AggregatedType = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
    private static readonly string[] Paths =
        ["/api", "/api/v1", "/apis", "/healthz", "/livez", "/openapi/v2", "/openapi/v3", "/readyz", "/version"];

    public Task HandleAsync(HttpContext context, RequestInfo info)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            throw Refuse.MethodNotAllowed();
        }

        var parts = info.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is ["healthz" or "livez" or "readyz" or "ping", ..])
        {
            return Answer.TextAsync(context, 200, "ok");
        }

        if (parts is ["api"] or ["apis"] && WantsAggregated(context.Request))
        {
            context.Response.ContentType = AggregatedType;
            return Answer.JsonAsync(context, 200, documents.Aggregated(core: parts[0] == "api"));
        }

        if (parts is ["openapi", "v2"] && !TakesJson(context.Request))
        {
            throw Refuse.NotAcceptable();
        }

        if (parts is ["openapi", "v3", "api", _] or ["openapi", "v3", "apis", _, _])
        {
            return DescribeAsync(context, parts);
        }

        return Find(context, parts) is { } found ? Answer.JsonAsync(context, 200, found) : throw Missing(parts);
    }

    /// <summary>Of the forms in the Accept header, the first that is known decides.</summary>
    private static bool WantsAggregated(HttpRequest request) => request.Headers.Accept.ToString().Split(',')
        .Select(range => range.Replace(" ", "", StringComparison.Ordinal))
        .FirstOrDefault(range => range is "application/json" or "*/*" || range.StartsWith(AggregatedType, StringComparison.Ordinal))?.StartsWith(AggregatedType, StringComparison.Ordinal) ?? false;

    /// <summary>A document under its hash may be kept for ever; under an old hash the client is led to the new one.</summary>
    private Task DescribeAsync(HttpContext context, string[] parts)
    {
        var (group, version) = parts.Length == 5 ? (parts[3], parts[4]) : ("", parts[3]);
        var document = openApi.Document(group, version) ?? throw Missing(parts);
        var (hash, asked) = (openApi.HashOf(group, version), context.Request.Query["hash"].ToString());
        if (asked.Length > 0 && asked != hash)
        {
            context.Response.Redirect($"/openapi/v3/{OpenApiDocuments.PathOf(group, version)}?hash={hash}", permanent: true);
            return Task.CompletedTask;
        }

        context.Response.Headers.ETag = $"\"{hash}\"";
        if (context.Request.Headers.IfNoneMatch.ToString().Trim('"') == hash)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return Answer.JsonAsync(context, 200, document);
    }

    private static bool TakesJson(HttpRequest request) => request.Headers.Accept.ToString() is var accept
        && (accept.Length == 0 || accept.Contains("json", StringComparison.Ordinal) || accept.Contains("*/*", StringComparison.Ordinal) || accept.Contains("application/*", StringComparison.Ordinal));

    private static RefusedException Missing(string[] parts) => parts switch
    {
        ["openapi", "v3", ..] => new(Refuse.NoSuchResource().Status, ""),
        ["api", ..] => Refuse.NoSuchResource(),
        _ => Refuse.NoSuchPage(),
    };

    private MapValue? Find(HttpContext context, string[] parts) => parts switch
    {
        [] => MapValue.Of(("paths", new ListValue([.. Paths.Select(path => (Value)path)]))),
        ["version"] => DiscoveryDocuments.ServerVersion,
        ["api"] => DiscoveryDocuments.CoreVersions(context.Request.Host.ToUriComponent()),
        ["apis"] => documents.Groups(),
        ["api", var version] => documents.Resources("", version),
        ["apis", var group] => documents.Group(group),
        ["apis", var group, var version] => documents.Resources(group, version),
        ["openapi", "v2"] => openApi.VersionTwo(),
        ["openapi", "v3"] => openApi.Index(),
        _ => null,
    };
}
