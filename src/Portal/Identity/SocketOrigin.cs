namespace Portal.Identity;

/// <summary>WebSockets are not covered by CORS: circuits and hubs are opened from the portal's own pages, or by programs, which send no Origin.</summary>
internal sealed class SocketOrigin(RequestDelegate next)
{
    private static readonly PathString[] Sockets = ["/_blazor", "/hubs"];

    public Task InvokeAsync(HttpContext context)
    {
        if (!Array.Exists(Sockets, path => context.Request.Path.StartsWithSegments(path)) || OwnOrigin.Is(context.Request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
