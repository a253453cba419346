using System.Runtime.CompilerServices;
using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Logs;

/// <summary>What the demo's applications write: how they start, which connection their environment gives them, and the requests they answer.</summary>
internal sealed class ApplicationLogs(SandboxContext context) : IPodLogs
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(6);
    private static readonly string[] Paths = ["/healthz", "/v1/items", "/v1/items/4711", "/v1/search?q=lamp", "/v1/items/4712/price", "/metrics"];
    private static readonly string[] Methods = ["GET", "GET", "GET", "POST"];

    public IAsyncEnumerable<LogLine>? Read(PodLogQuery query, CancellationToken token) =>
        query.Previous || !IsRunning(query) ? null : LinesAsync(query, token);

    /// <summary>Jobs and what has ended write other things.</summary>
    private static bool IsRunning(PodLogQuery query) =>
        (query.Pod.At("status", "containerStatuses")?.Items ?? []).Any(one => one["name"]?.Text == query.Container && one.At("state", "running") is not null)
        && query.Pod.Controller()?["kind"]?.Text != "Job";

    private async IAsyncEnumerable<LogLine> LinesAsync(PodLogQuery query, [EnumeratorCancellation] CancellationToken token)
    {
        var started = Clock.Read(query.Pod.Text("status", "startTime")) ?? Clock.Read(query.Pod.Text("metadata", "creationTimestamp")) ?? context.Time.GetUtcNow();
        foreach (var line in await StartAsync(query, token))
        {
            yield return new(started, line);
        }

        var oldest = context.Time.GetUtcNow() - Remembered;
        var moment = (long)Math.Max(1, Math.Floor((oldest - started) / Every));
        while (true)
        {
            var at = started + Every * moment;
            var ahead = at - context.Time.GetUtcNow();
            if (ahead > TimeSpan.Zero)
            {
                if (!query.Follow)
                {
                    yield break;
                }

                await Task.Delay(ahead, context.Time, token);
            }

            yield return new(at, Request(query.Pod.Uid(), moment));
            moment++;
        }
    }

    private async Task<List<string>> StartAsync(PodLogQuery query, CancellationToken token)
    {
        var container = (query.Pod.At("spec", "containers")?.Items ?? []).FirstOrDefault(item => item["name"]?.Text == query.Container) ?? MapValue.Empty;
        var lines = new List<string> { Info($"starting {container.Text("image")}") };
        foreach (var name in References(container).Distinct(StringComparer.Ordinal))
        {
            var found = (await context.Api.GetAsync("v1", "Secret", query.Pod.Namespace(), name, token)).Ok;
            lines.Add(found
                ? Info($"connection {name}: environment is there, connected")
                : Line("warn", $"connection {name}: the secret is missing, waiting for it"));
        }

        if (lines.Count == 1)
        {
            lines.Add(Info("no connection in the environment, keeping everything in memory"));
        }

        lines.Add(Info("listening on :8080"));
        return lines;
    }

    /// <summary>The secrets that the container's environment names; what is in them is never written.</summary>
    private static IEnumerable<string> References(Value container) =>
        (container["env"]?.Items ?? []).Select(entry => entry.Text("valueFrom", "secretKeyRef", "name"))
            .Concat((container["envFrom"]?.Items ?? []).Select(entry => entry.Text("secretRef", "name")))
            .Where(name => name.Length > 0);

    private static string Request(string seed, long moment)
    {
        var took = 2 + (int)(Seeded.Fraction(seed + "ms", moment) * 60);
        var status = Seeded.Fraction(seed + "status", moment) > 0.985 ? 503 : 200;
        var level = status == 200 ? "info" : "error";
        return $$"""{"level":"{{level}}","msg":"request","method":"{{Seeded.Pick(Methods, seed + "method", moment)}}","path":"{{Seeded.Pick(Paths, seed, moment)}}","status":{{status}},"ms":{{took}}}""";
    }

    private static string Info(string text) => Line("info", text);

    private static string Line(string level, string text) => $$"""{"level":"{{level}}","msg":{{ValueWriter.ToJson(text)}}}""";
}
