using Portal.Sandbox.Storage;

namespace Portal.Sandbox.Server;

/// <summary>services/[SCHEME:]NAME[:PORT]/proxy/PATH: what a simulated service answers.</summary>
internal sealed class ProxyEndpoint(ObjectStore store, IReadOnlyList<IServiceProxy> services)
{
    public async Task HandleAsync(HttpContext context, ServedResource resource, RequestInfo info)
    {
        var (name, port) = Split(info.Name);
        _ = store.Get(resource.Type.Id, info.Namespace, name) ?? throw Refuse.NotFound(resource.Type, name);
        var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        var request = new ProxyRequest(
            info.Namespace, name, port, context.Request.Method, info.Subresource["proxy".Length..] is { Length: > 0 } path ? path : "/", context.Request.Query, body);
        foreach (var service in services)
        {
            if (await service.AnswerAsync(request, context.RequestAborted) is { } answer)
            {
                context.Response.StatusCode = answer.Code;
                context.Response.ContentType = answer.ContentType;
                await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
                return;
            }
        }

        throw new RefusedException(Statuses.Failure(503, "ServiceUnavailable", $"no endpoints available for service \"{info.Name}\"", null));
    }

    private static (string Name, string Port) Split(string text) => text.Split(':') switch
    {
        [var name] => (name, ""),
        [var name, var port] => (name, port),
        [_, var name, var port] => (name, port),
        _ => throw Refuse.BadRequest($"invalid service request \"{text}\""),
    };
}
