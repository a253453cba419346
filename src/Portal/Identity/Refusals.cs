using Microsoft.AspNetCore.Mvc;

namespace Portal.Identity;

/// <summary>A "no" for programs: with a body, for an empty one would be replaced by a page for people.</summary>
internal static class Refusals
{
    public static Task WriteAsync(HttpContext context, int status) => context.Response.HasStarted ? Task.CompletedTask : WriteBodyAsync(context, status);

    public static bool IsForMachines(HttpRequest request) => request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/hubs");

    private static Task WriteBodyAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        var title = status == StatusCodes.Status401Unauthorized ? "Sign in first, by cookie or by a bearer token that the control plane takes." : "You may not do this.";
        return context.Response.WriteAsJsonAsync(new ProblemDetails { Status = status, Title = title }, (System.Text.Json.JsonSerializerOptions?)null, "application/problem+json", context.RequestAborted);
    }
}
