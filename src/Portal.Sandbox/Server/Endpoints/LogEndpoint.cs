using System.Globalization;
using System.Text;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>pods/log: the lines of a container, cut as the query says, followed until the reader goes.</summary>
internal sealed class LogEndpoint(ObjectStore store, IReadOnlyList<IPodLogs> sources, TimeProvider time, CancellationToken stopping)
{
    public async Task HandleAsync(HttpContext context, ServedResource resource, RequestInfo info)
    {
        if (info.Verb != "get")
        {
            throw Refuse.MethodNotAllowed();
        }

        var pod = store.Get(resource.Type.Id, info.Namespace, info.Name)?.Value ?? throw Refuse.NotFound(resource.Type, info.Name);
        var cut = LogCut.Read(context.Request.Query, time);
        var container = ContainerOf(pod, info.Name, context.Request.Query["container"].ToString());
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var query = new PodLogQuery(pod, container, cut.Follow, Flags.IsOn(context.Request.Query, "previous"));
        RefuseUnstarted(pod, info.Name, container, query);
        context.Response.ContentType = "text/plain";
        var lines = sources.Select(source => source.Read(query, ends.Token)).FirstOrDefault(found => found is not null);
        await WriteAsync(context, lines ?? AsyncEnumerable.Empty<LogLine>(), cut, ends.Token);
    }

    private static async Task WriteAsync(HttpContext context, IAsyncEnumerable<LogLine> lines, LogCut cut, CancellationToken token)
    {
        var left = cut.LimitBytes;
        try
        {
            await foreach (var line in cut.Apply(lines, token))
            {
                var text = (cut.Timestamps ? line.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z '", CultureInfo.InvariantCulture) : "") + line.Text + "\n";
                var bytes = Encoding.UTF8.GetBytes(text);
                var part = left is { } most && most < bytes.Length ? bytes.AsMemory(0, (int)most) : bytes;
                left -= part.Length;
                await context.Response.Body.WriteAsync(part, token);
                if (cut.Follow)
                {
                    await context.Response.Body.FlushAsync(token);
                }

                if (left <= 0)
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The reader has gone, or the server stops.
        }
    }

    private static string ContainerOf(MapValue pod, string name, string asked)
    {
        var spec = pod["spec"];
        var containers = (spec?["initContainers"]?.Items ?? []).Concat(spec?["containers"]?.Items ?? []).Select(container => container["name"]?.Text ?? "").ToList();
        if (asked.Length > 0)
        {
            return containers.Contains(asked) ? asked : throw Refuse.BadRequest($"container {asked} is not valid for pod {name}");
        }

        return containers.Count == 1 ? containers[0] : throw Refuse.BadRequest($"a container name must be specified for pod {name}, choose one of: [{string.Join(' ', containers)}]");
    }

    private static void RefuseUnstarted(MapValue pod, string name, string container, PodLogQuery query)
    {
        var status = (pod.At("status", "containerStatuses")?.Items ?? []).FirstOrDefault(one => one["name"]?.Text == container);
        if (query.Previous && status?.At("lastState", "terminated") is null)
        {
            throw Refuse.BadRequest($"previous terminated container \"{container}\" in pod \"{name}\" not found");
        }

        if (status?.At("state", "waiting") is { } waiting)
        {
            throw Refuse.BadRequest($"container \"{container}\" in pod \"{name}\" is waiting to start: {waiting["message"]?.Text ?? waiting["reason"]?.Text}");
        }
    }
}
