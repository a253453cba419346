using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Paths outside the resources: what is served, the version, health.</summary>
internal sealed class DiscoveryEndpoint(DiscoveryDocuments documents, OpenApiDocuments openApi)
{
    public Task HandleAsync(HttpContext context, RequestInfo info)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            throw Refuse.MethodNotAllowed();
        }

        return info.Path.TrimEnd('/') is "/healthz" or "/livez" or "/readyz" or "/ping"
            ? Answer.TextAsync(context, 200, "ok")
            : Answer.JsonAsync(context, 200, Find(context, info) ?? throw Refuse.NoSuchResource());
    }

    private MapValue? Find(HttpContext context, RequestInfo info) => info.Path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [] => MapValue.Of(("paths", new ListValue(["/api", "/api/v1", "/apis", "/healthz", "/livez", "/openapi/v3", "/readyz", "/version"]))),
        ["version"] => DiscoveryDocuments.ServerVersion,
        ["api"] => DiscoveryDocuments.CoreVersions(context.Request.Host.ToUriComponent()),
        ["apis"] => documents.Groups(),
        ["api", var version] => documents.Resources("", version),
        ["apis", var group] => documents.Group(group),
        ["apis", var group, var version] => documents.Resources(group, version),
        ["openapi", "v3"] => openApi.Index(),
        ["openapi", "v3", "api", var version] => openApi.Document("", version),
        ["openapi", "v3", "apis", var group, var version] => openApi.Document(group, version),
        _ => null,
    };
}
