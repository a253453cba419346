using System.Globalization;
using System.Runtime.CompilerServices;

namespace Portal.Sandbox.Server;

/// <summary>Which part of a log is wanted (core/v1 PodLogOptions).</summary>
internal sealed record LogCut(bool Follow, bool Timestamps, long? TailLines, DateTimeOffset? Since, long? LimitBytes)
{
    public static LogCut Read(IQueryCollection query, TimeProvider time)
    {
        var seconds = Number(query, "sinceSeconds");
        var since = seconds is { } ago ? time.GetUtcNow().AddSeconds(-ago)
            : DateTimeOffset.TryParse(query["sinceTime"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : (DateTimeOffset?)null;
        return new(Flags.IsOn(query, "follow"), Flags.IsOn(query, "timestamps"), Number(query, "tailLines"), since, Number(query, "limitBytes"));
    }

    /// <summary>The lines that are wanted. The tail is counted in what is there already; what follows is not cut.</summary>
    public IAsyncEnumerable<LogLine> Apply(IAsyncEnumerable<LogLine> lines, CancellationToken token)
    {
        var recent = lines.Where(line => Since is null || line.Time >= Since);
        return TailLines is { } count && !Follow ? TailAsync(recent, (int)Math.Min(count, int.MaxValue), token) : recent;
    }

    private static async IAsyncEnumerable<LogLine> TailAsync(IAsyncEnumerable<LogLine> lines, int count, [EnumeratorCancellation] CancellationToken token)
    {
        var tail = new Queue<LogLine>();
        await foreach (var line in lines.WithCancellation(token))
        {
            tail.Enqueue(line);
            if (tail.Count > count)
            {
                tail.Dequeue();
            }
        }

        foreach (var line in tail)
        {
            yield return line;
        }
    }

    private static long? Number(IQueryCollection query, string name)
    {
        var text = query[name].ToString();
        return text.Length == 0 ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw Refuse.BadRequest($"strconv.ParseInt: parsing \"{text}\": invalid syntax");
    }
}
