using System.Globalization;
using System.Runtime.CompilerServices;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Workloads;

/// <summary>What the simulated containers of ordinary pods write: that they started and listen, then a probe every fifteen seconds.</summary>
internal sealed class WorkloadLogs(TimeProvider time) : IPodLogs
{
    private const int Most = 2000;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    public IAsyncEnumerable<LogLine>? Read(PodLogQuery query, CancellationToken token)
    {
        var status = (query.Pod.At("status", "containerStatuses")?.Items ?? []).FirstOrDefault(one => one["name"]?.Text == query.Container);
        var stamp = status?.At("state", "running", "startedAt")?.Text ?? status?.At("state", "terminated", "startedAt")?.Text;
        return DateTimeOffset.TryParse(stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var started)
            ? LinesAsync(query, started, EndOf(status), token)
            : null;
    }

    private static DateTimeOffset? EndOf(Value? status) =>
        DateTimeOffset.TryParse(status?.At("state", "terminated", "finishedAt")?.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private async IAsyncEnumerable<LogLine> LinesAsync(PodLogQuery query, DateTimeOffset started, DateTimeOffset? ended, [EnumeratorCancellation] CancellationToken token)
    {
        var container = (query.Pod.At("spec", "containers")?.Items ?? []).FirstOrDefault(one => one["name"]?.Text == query.Container);
        yield return new(started, $"{query.Container} starts from {container?["image"]?.Text} (simulated)");
        foreach (var port in container?["ports"]?.Items ?? [])
        {
            yield return new(started, $"listening on port {Owned.Number(port, "containerPort")}");
        }

        var past = (long)((ended ?? time.GetUtcNow()) - started).Divide(Beat);
        for (var beat = Math.Max(1, past - Most); ; beat++)
        {
            var at = started + (Beat * beat);
            if (at > (ended ?? time.GetUtcNow()))
            {
                if (!query.Follow || ended is not null)
                {
                    break;
                }

                await Task.Delay(at - time.GetUtcNow(), time, token);
            }

            yield return new(at, "GET /healthz 200");
        }

        if (ended is { } end)
        {
            yield return new(end, "done");
        }
    }
}
