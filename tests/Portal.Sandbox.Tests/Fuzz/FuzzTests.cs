using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Portal.Testing;

namespace Portal.Sandbox.Tests.Fuzz;

/// <summary>
/// Requests that nobody would send, for half a minute, the same in every run (PORTAL_LONG: others each time, for ten; PORTAL_FUZZ_SECONDS and PORTAL_FUZZ_SEED choose): the sandbox answers each of them
/// within a second with something that is no mistake of its own, and does not grow.
/// </summary>
[Collection("Memory is measured")]
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Workers = 3;
    private const long Megabyte = 1024 * 1024;
    private const long MostMemory = 600 * Megabyte;
    private const string OwnMistake = "a mistake of its own";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_ThatNobodyWouldSend_AreAnsweredOrRefused()
    {
        var isLong = Environment.GetEnvironmentVariable("PORTAL_LONG") is not null;
        var seed = Setting("PORTAL_FUZZ_SEED", isLong ? Environment.TickCount & 0xffffff : 1);
        var length = TimeSpan.FromSeconds(Setting("PORTAL_FUZZ_SECONDS", isLong ? 600 : 30));
        using var log = new FaultLog();
        await using var cluster = await SandboxCluster.StartAsync(Token, logs: log);
        using var http = cluster.HttpAs("fuzz", "system:masters");
        using var definition = await SendAsync(http, new("setup", HttpMethod.Post, Documents.All[^3].Collection) { Body = System.Text.Encoding.UTF8.GetBytes(Documents.Definition) });
        var faults = new ConcurrentQueue<string>();
        var counts = new ConcurrentDictionary<string, int>();
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => RunAsync(http, new(new(seed + worker)), end, faults, counts), Token)));

        var kept = await KeptBytesAsync(http);
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        output.WriteLine($"figure: fuzz, seed {seed}: {counts.Values.Sum()} requests ({string.Join(", ", counts.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}"))}), {memory / Megabyte} MB held, {kept / Megabyte} MB of objects left");
        Assert.True(faults.IsEmpty, $"seed {seed}\n" + string.Join("\n", log.Faults.Concat(faults).Take(30)));
        Assert.True(!log.Faults.Any(), $"seed {seed}\n" + string.Join("\n", log.Faults));
        Assert.True(memory < MostMemory + (3 * kept), $"seed {seed}: {memory} bytes are held for {kept} of objects");
    }

    /// <summary>How long the objects that the run left behind are as JSON: they may be held, everything else may not grow.</summary>
    private static async Task<long> KeptBytesAsync(HttpClient http)
    {
        var collections = Documents.All.Select(document => document.Collection.Replace("/namespaces/default", "", StringComparison.Ordinal)).Concat(["/api/v1/serviceaccounts", "/apis/apps/v1/replicasets"]);
        var bytes = 0L;
        foreach (var collection in collections.Distinct())
        {
            using var answer = await http.GetAsync(new Uri(collection, UriKind.Relative), Token);
            bytes += answer.IsSuccessStatusCode ? (await answer.Content.ReadAsByteArrayAsync(Token)).Length : 0;
        }

        return bytes;
    }

    private static async Task RunAsync(HttpClient http, Attempts attempts, long end, ConcurrentQueue<string> faults, ConcurrentDictionary<string, int> counts)
    {
        while (Stopwatch.GetTimestamp() < end && faults.Count < 50)
        {
            var attempt = attempts.Next();
            if (await FaultAsync(http, attempt) is { } fault)
            {
                faults.Enqueue($"{fault} -- {attempt} -- the body is in {await KeptAsync(attempt)}");
            }

            counts.AddOrUpdate(attempt.What, 1, (_, count) => count + 1);
        }
    }

    private static async Task<string> KeptAsync(Attempt attempt)
    {
        var path = Path.Combine(Path.GetTempPath(), $"portal-fuzz-{Guid.NewGuid():N}");
        await File.WriteAllBytesAsync(path, attempt.Body ?? [], Token);
        return path;
    }

    /// <summary>What is wrong with the answer; null where nothing is. A slow answer counts if it is slow again: the machine may have been busy.</summary>
    private static async Task<string?> FaultAsync(HttpClient http, Attempt attempt)
    {
        for (var tries = 0; ; tries++)
        {
            var begin = Stopwatch.GetTimestamp();
            try
            {
                using var answer = await SendAsync(http, attempt);
                if (Stopwatch.GetElapsedTime(begin) is var took && took > Patience && !attempt.Path.Contains("timeoutSeconds", StringComparison.Ordinal))
                {
                    if (tries < 3)
                    {
                        continue;
                    }

                    return $"took {took.TotalMilliseconds:F0} ms ({answer.StatusCode})";
                }

                return (int)answer.StatusCode < 500 || attempt.Method == HttpMethod.Head ? null : OfServer(answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
            }
            catch (TaskCanceledException) when (!Token.IsCancellationRequested)
            {
                return "no answer";
            }
            catch (HttpRequestException broken)
            {
                // Kestrel may refuse a request before it has read the body, and close its stream; then it serves on.
                using var alive = await http.GetAsync("readyz", Token);
                return alive.IsSuccessStatusCode ? null : $"broken: {broken.Message}";
            }
        }
    }

    /// <summary>A real API server has answers of 500 too, but they say what was wrong with the request.</summary>
    private static string? OfServer(HttpStatusCode code, string text) => text.Contains(OwnMistake, StringComparison.Ordinal) || code is not (HttpStatusCode.InternalServerError or HttpStatusCode.GatewayTimeout or HttpStatusCode.ServiceUnavailable)
        ? $"{(int)code} {text}"
        : null;

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, Attempt attempt)
    {
        // The path goes out as it stands, dots and doubled slashes too.
        var address = new Uri(http.BaseAddress!.ToString().TrimEnd('/') + attempt.Path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(attempt.Method, address);
        request.Headers.TryAddWithoutValidation("Accept", attempt.Accept);
        foreach (var (name, value) in attempt.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (attempt.Body is not null)
        {
            request.Content = new ByteArrayContent(attempt.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", attempt.MediaType);
        }

        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
    }

    private static int Setting(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : usual;
}
