namespace Portal.Sandbox.Server;

/// <summary>The subresources that are more than a part of the object: scale, pods' logs, services' proxies, accounts' tokens.</summary>
internal sealed class SubresourceEndpoint(ScaleEndpoint scale, LogEndpoint logs, ProxyEndpoint proxies, TokenEndpoint tokens)
{
    public bool Knows(ServedResource resource, RequestInfo info) => Find(resource, info) is not null;

    public Task HandleAsync(HttpContext context, ServedResource resource, RequestInfo info) => Find(resource, info)!(context, resource, info);

    private Func<HttpContext, ServedResource, RequestInfo, Task>? Find(ServedResource resource, RequestInfo info) => (resource.Type.Group, resource.Type.Plural, info.Subresource) switch
    {
        (_, _, "scale") when resource.Type.HasScale => scale.HandleAsync,
        ("", "pods", "log") => logs.HandleAsync,
        ("", "services", "proxy") => proxies.HandleAsync,
        ("", "services", var rest) when rest.StartsWith("proxy/", StringComparison.Ordinal) => proxies.HandleAsync,
        ("", "serviceaccounts", "token") => tokens.HandleAsync,
        _ => null,
    };
}
