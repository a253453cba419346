using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Portal.Testing;

namespace Portal.Sandbox.Tests.Server;

/// <summary>What is too large, too deep or too slow is refused or dropped, in words.</summary>
[Collection("Memory is measured")]
public sealed class LimitTests : IAsyncLifetime
{
    private const string ConfigMaps = "/api/v1/namespaces/default/configmaps";
    private SandboxCluster _cluster = null!;
    private HttpClient _http = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _cluster = await SandboxCluster.StartAsync(Token);
        _http = _cluster.HttpAs("ann", "system:masters");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _cluster.DisposeAsync();
    }

    [Theory]
    [InlineData(3 * 1024 * 1024 + 1, 413, "Request entity too large: limit is 3145728")]
    [InlineData(1024 * 1024, 201, null)]
    public async Task Body_UpToThreeMebibytes_IsTaken(int size, int code, string? words)
    {
        const string Frame = """{"metadata":{"name":"big"},"data":{"k":""}}""";
        var body = Frame.Replace("\"\"", $"\"{new string('x', size - Frame.Length)}\"", StringComparison.Ordinal);

        var (status, answer) = await PostAsync(body, "application/json");

        Assert.Equal(code, (int)status);
        Assert.Equal(words, words is null ? null : answer.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Body_ThatNeverSaysItsLength_IsCutToo()
    {
        using var content = new StreamContent(new MemoryStream(new byte[3 * 1024 * 1024 + 10]));
        content.Headers.ContentType = new("application/json");
        content.Headers.ContentLength = null;

        using var answer = await _http.PostAsync(ConfigMaps, content, Token);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/yaml")]
    public async Task Body_DeeperThan128_IsRefused(string mediaType)
    {
        static string Nested(int depth) => "{\"metadata\":{\"name\":\"deep\"},\"a\":" + new string('[', depth) + new string(']', depth) + "}";

        var (taken, _) = await PostAsync(Nested(100), mediaType);
        var (refused, answer) = await PostAsync(Nested(200), mediaType);
        var (hopeless, _) = await PostAsync(Nested(100_000), mediaType);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (taken, refused, hopeless));
        Assert.Contains("deep", answer.GetProperty("message").GetString()!.Replace("depth", "deep", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Yaml_ThatExpandsWithoutEnd_IsRefusedSoon()
    {
        var lines = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (var i = 1; i < 12; i++)
        {
            lines.Append($"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        }

        var (status, _) = await PostAsync(lines.ToString(), "application/yaml");

        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Fact]
    public async Task Address_LongSelectorIsTaken_EndlessOneIsRefused()
    {
        using var taken = await _http.GetAsync($"{ConfigMaps}?labelSelector=app+in+({string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"value-{i}"))})", Token);
        var status = await RawAsync($"GET {ConfigMaps}?labelSelector={new string('x', 300_000)} HTTP/1.1\r\nHost: a\r\n\r\n");

        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Contains("414", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_WithoutEnd_AreRefused()
    {
        var status = await RawAsync($"GET /version HTTP/1.1\r\nHost: a\r\nX-Long: {new string('x', 400_000)}\r\n\r\n");

        Assert.Contains("431", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_ThatIsNotRead_KeepsNoQueue()
    {
        await PostAsync("""{"metadata":{"name":"busy"},"data":{"k":""}}""", "application/json");
        await using var slow = await OpenAsync($"GET {ConfigMaps}?watch=true HTTP/1.1\r\nHost: a\r\nAuthorization: {_http.DefaultRequestHeaders.Authorization}\r\n\r\n");
        var filler = new string('x', 500_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 60; i++)
        {
            using var patch = new StringContent($$$"""{"data":{"k":"{{{i}}}{{{filler}}}"} }""", Encoding.UTF8, "application/merge-patch+json");
            (await _http.PatchAsync($"{ConfigMaps}/busy", patch, Token)).EnsureSuccessStatusCode();
        }

        var held = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.True(held < 150L * 1024 * 1024, $"{held} bytes are held");
    }

    private Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string body, string mediaType) => _http.SendAsync("POST", ConfigMaps, body, mediaType, Token);

    private async Task<string> RawAsync(string request)
    {
        await using var stream = await OpenAsync(request);
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync(Token) ?? "";
    }

    /// <summary>HTTP/1.1 by hand, so that nothing reads the answer for us.</summary>
    private async Task<SslStream> OpenAsync(string request)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 8192 };
        await socket.ConnectAsync(_cluster.Server.Host, _cluster.Server.Port, Token);
        var tls = new SslStream(new NetworkStream(socket, ownsSocket: true), false, (_, certificate, _, _) => certificate is not null);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost" }, Token);
        try
        {
            await tls.WriteAsync(Encoding.ASCII.GetBytes(request), Token);
        }
        catch (IOException)
        {
            // The server has answered before it had read everything.
        }

        return tls;
    }
}
