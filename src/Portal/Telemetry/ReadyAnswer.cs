using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Portal.Telemetry;

/// <summary>The body of /readyz: one line a check, with what it says of itself. No detail that a stranger should not read.</summary>
internal static class ReadyAnswer
{
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        var lines = report.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: {Word(entry.Value)}");
        return context.Response.WriteAsync(string.Join('\n', [report.Status == HealthStatus.Unhealthy ? "not ready" : "ready", .. lines, ""]), context.RequestAborted);
    }

    private static string Word(HealthReportEntry entry) => entry.Description is { Length: > 0 } said ? said : entry.Status.ToString();
}
