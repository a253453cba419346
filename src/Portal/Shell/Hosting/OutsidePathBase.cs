namespace Portal.Shell;

/// <summary>
/// Everything lives below the path base; whoever asks for the root is sent there, and what else stands outside is not the portal's.
/// Probes stay at the root too, because a cluster asks the pod and not the shared host name.
/// </summary>
internal sealed class OutsidePathBase(RequestDelegate next)
{
    private static readonly PathString[] Probes = ["/healthz", "/readyz", "/metrics"];

    public async Task InvokeAsync(HttpContext context, Microsoft.Extensions.Options.IOptions<PortalOptions> options)
    {
        if (context.Request.PathBase.HasValue || Probes.Contains(context.Request.Path))
        {
            await next(context);
        }
        else if (context.Request.Path == "/")
        {
            context.Response.Redirect(options.Value.PathBase + "/");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
