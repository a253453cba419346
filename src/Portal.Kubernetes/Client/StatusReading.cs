using System.Net;
using System.Text;
using System.Text.Json;
using Portal.Kubernetes.Objects;

namespace Portal.Kubernetes.Client;

/// <summary>Makes a <see cref="KubeStatus"/> of whatever came back with an error status.</summary>
internal static class StatusReading
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    public static KubeStatus Read(HttpResponseMessage response, ReadOnlySpan<byte> body, TimeProvider time)
    {
        var told = RetryAfter(response, time);
        return TryRead(body) is { } status
            ? status with { Code = (int)response.StatusCode, RetryAfter = told ?? status.RetryAfter }
            : new KubeStatus((int)response.StatusCode, "", Words(response.StatusCode, body), [], told);
    }

    /// <summary>Null where the bytes are no Status object.</summary>
    public static KubeStatus? TryRead(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = JsonElement.Parse(body);
            return json.ValueKind == JsonValueKind.Object && json.Text("kind") == "Status" ? Read(json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static KubeStatus Read(JsonElement json)
    {
        var details = json.TryGetProperty("details", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
        return new KubeStatus(
            Number(json, "code") ?? 0,
            json.Text("reason") ?? "",
            json.Text("message") ?? "",
            [.. Causes(details)],
            Number(details, "retryAfterSeconds") is { } seconds and > 0 ? Bounded(TimeSpan.FromSeconds(seconds)) : null);
    }

    private static IEnumerable<StatusCause> Causes(JsonElement details) =>
        details.Items("causes").Select(cause => new StatusCause(cause.Text("reason"), cause.Text("message") ?? "", cause.Text("field")));

    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        var header = response.Headers.RetryAfter;
        var told = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return told > TimeSpan.Zero ? Bounded(told.Value) : null;
    }

    private static TimeSpan Bounded(TimeSpan wait) => wait < LongestWait ? wait : LongestWait;

    private static string Words(HttpStatusCode code, ReadOnlySpan<byte> body)
    {
        const int LongestQuote = 200;
        var quote = Encoding.UTF8.GetString(body[..Math.Min(body.Length, LongestQuote)]).Trim();
        var isPage = quote.StartsWith('<');
        return quote.Length == 0 || isPage ? $"The API server answered {(int)code} {code}" : $"The API server answered {(int)code}: {quote}";
    }

    private static int? Number(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out var number)
            ? number
            : null;
}
