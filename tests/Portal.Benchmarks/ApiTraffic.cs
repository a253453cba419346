using System.Diagnostics.Metrics;

namespace Portal.Benchmarks;

/// <summary>
/// Counts the sandbox's requests by ASP.NET Core's own instruments. The sandbox is the only server in the process that speaks https, so the
/// scheme tells its requests from the portal's.
/// </summary>
internal sealed class ApiTraffic : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _open;
    private long _finished;

    public ApiTraffic()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "Microsoft.AspNetCore.Hosting", Name: "http.server.active_requests" or "http.server.request.duration" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, change, tags, _) => Count(ref _open, change, tags));
        _listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Count(ref _finished, 1, tags));
        _listener.Start();
    }

    /// <summary>Requests that are being answered now: watches, when nothing else goes on.</summary>
    public long Open => Interlocked.Read(ref _open);

    public long Finished => Interlocked.Read(ref _finished);

    public void Dispose() => _listener.Dispose();

    private static void Count(ref long sum, long change, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (key, value) in tags)
        {
            if (key == "url.scheme" && value is "https")
            {
                Interlocked.Add(ref sum, change);
            }
        }
    }
}
