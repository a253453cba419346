using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Text;
using System.Text.Json;
using Portal.Testing;

namespace Portal.Benchmarks.Sandbox;

/// <summary>A sandbox with many claims of 1.4 KB, and a client of it that reads as fast as it can: over TLS, as every client does.</summary>
internal sealed class FilledSandbox : IAsyncDisposable
{
    private const string Claims = "/apis/bench.example.org/v1/namespaces/default/claims";

    /// <summary>The length of the note with which an object has 1.3 KB, as a claim has.</summary>
    public const int Usual = 750;
    private readonly IAsyncDisposable _server;
    private readonly Uri _address;
    private readonly string _token;

    private FilledSandbox(IAsyncDisposable server, Uri address, string token)
    {
        (_server, _address, _token) = (server, address, token);
        Http = Client();
    }

    /// <summary>The bytes of all objects, as they were listed last.</summary>
    public long Bytes { get; set; }

    public HttpClient Http { get; }

    /// <summary>One in this process.</summary>
    public static async Task<FilledSandbox> StartAsync(CancellationToken cancellation)
    {
        var cluster = await SandboxCluster.StartAsync(cancellation);
        return await PreparedAsync(new(cluster, cluster.Server, cluster.TokenFor("bench", "system:masters")), cancellation);
    }

    /// <summary>One in a process of its own, so that its processor time can be told from that of its clients.</summary>
    public static async Task<(FilledSandbox Filled, int ProcessId)> StartApartAsync(CancellationToken cancellation)
    {
        var kubeConfig = Path.Combine(Path.GetTempPath(), $"portal-bench-{Environment.ProcessId}");
        var server = PortalProcess.Start("Portal.Sandbox", ["--urls", "https://127.0.0.1:0", "--seed", "none", "--kubeconfig", kubeConfig]);
        await server.SaysAsync("kubeconfig", cancellation);
        var config = k8s.KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeConfig);
        File.Delete(kubeConfig);
        return (await PreparedAsync(new(server, new Uri(config.Host), config.AccessToken), cancellation), server.Id);
    }

    private static async Task<FilledSandbox> PreparedAsync(FilledSandbox filled, CancellationToken cancellation)
    {
        using var answer = await filled.PostAsync("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", Definition, cancellation);
        answer.EnsureSuccessStatusCode();
        while (!(await filled.Http.GetAsync(Claims, cancellation)).IsSuccessStatusCode)
        {
            await Task.Delay(20, cancellation);
        }

        return filled;
    }

    /// <summary>A client with connections of its own.</summary>
    public HttpClient Client()
    {
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null },
        };
        var http = new HttpClient(handler) { BaseAddress = _address, DefaultRequestVersion = HttpVersion.Version20, Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        return http;
    }

    public Task FillAsync(int count, int note, CancellationToken cancellation) => Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation }, async (index, token) =>
    {
        using var answer = await PostAsync(Claims, Claim(index, new string('x', note)), token);
        answer.EnsureSuccessStatusCode();
    });

    /// <summary>Reads everything in pages of 500 and gives the number of bytes.</summary>
    public async Task<long> ListAsync(CancellationToken cancellation)
    {
        var (total, next) = (0L, "");
        do
        {
            var page = await Http.GetByteArrayAsync($"{Claims}?limit=500{next}", cancellation);
            total += page.Length;
            next = Continue(page) is { Length: > 0 } token ? $"&continue={token}" : "";
        }
        while (next.Length > 0);
        return total;
    }

    public Task<Stream> WatchAsync(HttpClient http, CancellationToken cancellation) => http.GetStreamAsync($"{Claims}?watch=true&resourceVersion={_version}", cancellation);

    /// <summary>Writes at a steady pace; each write carries the time at which it was sent. Gives the number of writes.</summary>
    public async Task<int> WriteSteadilyAsync(int objects, int perSecond, TimeSpan length, CancellationToken cancellation)
    {
        var begin = Stopwatch.GetTimestamp();
        var total = (int)(perSecond * length.TotalSeconds);
        await Parallel.ForAsync(0, total, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellation }, async (index, token) =>
        {
            if (TimeSpan.FromSeconds((double)index / perSecond) - Stopwatch.GetElapsedTime(begin) is { Ticks: > 0 } early)
            {
                await Task.Delay(early, token);
            }

            using var content = new StringContent($$$"""{"spec":{"sent":"{{{Stopwatch.GetTimestamp():D20}}}"}}""", Encoding.UTF8, "application/merge-patch+json");
            using var answer = await Http.PatchAsync($"{Claims}/claim-{index % objects:D6}", content, token);
            answer.EnsureSuccessStatusCode();
        });
        return total;
    }

    /// <summary>Watches that are opened from now on begin at the newest version.</summary>
    public async Task MarkAsync(CancellationToken cancellation)
    {
        using var list = JsonDocument.Parse(await Http.GetByteArrayAsync($"{Claims}?limit=1", cancellation));
        _version = list.RootElement.GetProperty("metadata").GetProperty("resourceVersion").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
    }

    private string _version = "";

    private Task<HttpResponseMessage> PostAsync(string path, string body, CancellationToken cancellation) =>
        Http.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"), cancellation);

    private static string Continue(ReadOnlySpan<byte> page)
    {
        var key = "\"continue\":\""u8;
        var from = page[..Math.Min(page.Length, 1000)].IndexOf(key);
        return from < 0 ? "" : Encoding.ASCII.GetString(page[(from + key.Length)..][..page[(from + key.Length)..].IndexOf((byte)'"')]);
    }

    private static string Claim(int index, string note) => $$$"""
        {"apiVersion":"bench.example.org/v1","kind":"Claim","metadata":{"name":"claim-{{{index:D6}}}","labels":{"team":"a"}},
        "spec":{"size":{{{index}}},"sent":"","note":"{{{note}}}"} }
        """;

    private const string Definition = """
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"claims.bench.example.org"},"spec":{"group":"bench.example.org",
        "scope":"Namespaced","names":{"plural":"claims","kind":"Claim"},"versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object",
        "properties":{"spec":{"type":"object","properties":{"size":{"type":"integer"},"sent":{"type":"string"},"note":{"type":"string"}}}}}}}]}}
        """;
}
