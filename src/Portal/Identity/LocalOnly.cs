using System.Net;

namespace Portal.Identity;

/// <summary>
/// In Local mode whoever reaches the portal acts as the kubeconfig's user, so it answers this machine alone: by the address that asks, and by the
/// host name that is asked for, which a web page cannot choose freely (DNS rebinding).
/// </summary>
internal sealed class LocalOnly(RequestDelegate next, CallerIdentities identities)
{
    public Task InvokeAsync(HttpContext context) =>
        identities.Mode != IdentityMode.Local || IsLocal(context) || IsProbe(context.Request.Path) ? next(context) : RefuseAsync(context);

    /// <summary>A cluster probes its pods from the node, and learns nothing about anybody.</summary>
    private static bool IsProbe(PathString path) => path == "/healthz" || path == "/readyz";

    private static bool IsLocal(HttpContext context) =>
        (context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address)) && IsLocalName(context.Request.Host.Host);

    private static bool IsLocalName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("This portal acts as the user of a kubeconfig and answers only the machine that it runs on.", context.RequestAborted);
    }
}
