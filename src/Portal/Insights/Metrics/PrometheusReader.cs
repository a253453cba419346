using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Portal.Identity;
using Portal.Kubernetes.Client;
using Portal.Live;

namespace Portal.Insights;

/// <summary>Asks Prometheus for the last hour, through the API server's service proxy, as the person.</summary>
internal sealed class PrometheusReader(CallerClients clients, IOptions<InsightsOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Span = TimeSpan.FromHours(1);
    private const int Step = 60;

    /// <summary>The samples, oldest first; none where Prometheus has none, with the reason where it was not reached.</summary>
    public async Task<(LiveList<MetricPoint> Points, string? Why)> ReadAsync(Caller caller, string query, CancellationToken token)
    {
        try
        {
            return await clients.For(caller).GetPathAsync(Path(query), token) switch
            {
                Accepted accepted => (Points(accepted.Body), null),
                Refused { Status.IsForbidden: true } => (new([]), $"You may not ask Prometheus in {options.Value.Prometheus.Namespace}."),
                Refused { Status.Code: 400 or 422 } => (new([]), null),
                _ => (new([]), "There is no Prometheus to ask."),
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or JsonException)
        {
            return (new([]), "Prometheus does not answer.");
        }
    }

    private string Path(string query)
    {
        var at = options.Value.Prometheus;
        var end = time.GetUtcNow().ToUnixTimeSeconds();
        return $"api/v1/namespaces/{Uri.EscapeDataString(at.Namespace)}/services/{Uri.EscapeDataString(at.Service)}:{Uri.EscapeDataString(at.Port)}/proxy/api/v1/query_range"
            + $"?query={Uri.EscapeDataString(query)}&start={end - (long)Span.TotalSeconds}&end={end}&step={Step}";
    }

    /// <summary>The first series of a matrix (Prometheus HTTP API, "Range queries").</summary>
    private static LiveList<MetricPoint> Points(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("data", out var data) || !data.TryGetProperty("result", out var result)
            || result.ValueKind != JsonValueKind.Array || result.GetArrayLength() == 0 || !result[0].TryGetProperty("values", out var values))
        {
            return new([]);
        }

        return new(values.EnumerateArray().Select(Point).OfType<MetricPoint>());
    }

    private static MetricPoint? Point(JsonElement pair) =>
        pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() == 2 && pair[0].TryGetDouble(out var at)
        && double.TryParse(pair[1].GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? new(DateTimeOffset.FromUnixTimeMilliseconds((long)(at * 1000)), value)
            : null;
}
