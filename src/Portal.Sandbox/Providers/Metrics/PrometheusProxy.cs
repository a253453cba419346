using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Metrics;

/// <summary>A Prometheus behind the API server's service proxy: instant and range queries, label values, in the JSON of its HTTP API.</summary>
internal sealed class PrometheusProxy(SandboxContext context) : IServiceProxy
{
    private const int MostPoints = 11_000;
    private const string Json = "application/json";
    private readonly QueryRun _run = new(new(context.Api));

    public async Task<ProxyAnswer?> AnswerAsync(ProxyRequest request, CancellationToken token)
    {
        if (request is not { Namespace: "monitoring", Service: "prometheus" })
        {
            return null;
        }

        try
        {
            return request.Path switch
            {
                "/api/v1/query" => Found(await InstantAsync(Fields(request), token)),
                "/api/v1/query_range" => Found(await RangeAsync(Fields(request), token)),
                "/api/v1/label/__name__/values" => Found(new ListValue([.. MetricBook.Lines.Select(line => (Value)line.Name).Distinct()])),
                "/api/v1/status/buildinfo" => Found(MapValue.Of(("version", "3.7.0"), ("revision", "sandbox"))),
                "/-/healthy" or "/-/ready" => new(200, "text/plain; charset=utf-8", "Prometheus Server is Healthy.\n"u8.ToArray()),
                _ => new(404, "text/plain; charset=utf-8", "404 page not found\n"u8.ToArray()),
            };
        }
        catch (QueryException broken)
        {
            return new(400, Json, ValueWriter.ToUtf8(MapValue.Of(("status", "error"), ("errorType", "bad_data"), ("error", "invalid parameter \"query\": " + broken.Message))));
        }
    }

    /// <summary>Queries may come in the address or as a posted form.</summary>
    private static Func<string, string?> Fields(ProxyRequest request)
    {
        var form = request.Method == "POST" ? QueryHelpers.ParseQuery(System.Text.Encoding.UTF8.GetString(request.Body.Span)) : [];
        return name => request.Query.TryGetValue(name, out var value) ? value.ToString() : form.TryGetValue(name, out var posted) ? posted.ToString() : null;
    }

    private async Task<Value> InstantAsync(Func<string, string?> field, CancellationToken token)
    {
        var at = Moment(field("time")) ?? Now();
        var series = await _run.RunAsync(Parsed(field), token);
        var results = series.Select(one => (one, Value: one.At(at))).Where(pair => pair.Value is not null)
            .Select(pair => (Value)MapValue.Of(("metric", Labels(pair.one)), ("value", Sample(at, pair.Value!.Value))));
        return MapValue.Of(("resultType", "vector"), ("result", new ListValue([.. results])));
    }

    private async Task<Value> RangeAsync(Func<string, string?> field, CancellationToken token)
    {
        var (start, end) = (Moment(field("start")) ?? throw new QueryException("start is missing"), Moment(field("end")) ?? throw new QueryException("end is missing"));
        var step = Moment(field("step")) ?? Cloud.Durations.Read(field("step"))?.TotalSeconds ?? 0;
        if (step <= 0 || end < start || (end - start) / step > MostPoints)
        {
            throw new QueryException("exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)");
        }

        var series = await _run.RunAsync(Parsed(field), token);
        var count = (int)((end - start) / step) + 1;
        var results = series.Select(one => (one, Values: Enumerable.Range(0, count).Select(i => start + i * step).Select(at => (At: at, Value: one.At(at))).Where(point => point.Value is not null).ToList()))
            .Where(pair => pair.Values.Count > 0)
            .Select(pair => (Value)MapValue.Of(("metric", Labels(pair.one)), ("values", new ListValue([.. pair.Values.Select(point => Sample(point.At, point.Value!.Value))]))));
        return MapValue.Of(("resultType", "matrix"), ("result", new ListValue([.. results])));
    }

    private static Query Parsed(Func<string, string?> field) => QueryParser.Parse(field("query") is { Length: > 0 } query ? query : throw new QueryException("unknown position: parse error: no expression found in input"));

    private double Now() => context.Time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;

    private static double? Moment(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? seconds : Clock.Read(text)?.ToUnixTimeMilliseconds() / 1000.0;

    private static MapValue Labels(Series series) => new(series.Labels.Select(pair => KeyValuePair.Create(pair.Key, (Value)pair.Value)));

    private static ListValue Sample(double at, double value) => new([NumberValue.Of(at), (Value)value.ToString("R", CultureInfo.InvariantCulture)]);

    private static ProxyAnswer Found(Value data) => new(200, Json, ValueWriter.ToUtf8(MapValue.Of(("status", "success"), ("data", data))));
}
