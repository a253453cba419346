using Microsoft.Extensions.Logging;
using Portal.Sandbox.Authorization;

namespace Portal.Sandbox.Server;

/// <summary>Every request's way: who asks, for what, may they, and the endpoint that answers. Refusals of any step are answered here.</summary>
internal sealed class ApiServer(Authenticator authenticator, IAccess access, DiscoveryEndpoint discovery, ResourceEndpoint resources, ILogger<ApiServer> log)
{
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            var info = RequestInfo.Read(context.Request.Method, context.Request.Path.Value ?? "/", context.Request.Query);
            var user = access.Impersonate(authenticator.Identify(context.Request), info, context.Request);
            access.Check(user, info);
            await (info.IsResource ? resources.HandleAsync(context, user, info) : discovery.HandleAsync(context, info));
        }
        catch (RefusedException refused) when (!context.Response.HasStarted)
        {
            await Answer.StatusAsync(context, refused);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            SandboxLog.RequestFailed(log, context.Request.Method, context.Request.Path, exception);
            await Answer.StatusAsync(context, Refuse.Internal("the server met a mistake of its own"));
        }
    }
}
