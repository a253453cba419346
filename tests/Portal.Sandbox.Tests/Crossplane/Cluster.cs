using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Portal.Sandbox.Server;
using Portal.Schema.Values;
using Portal.Testing;

namespace Portal.Sandbox.Tests.Crossplane;

/// <summary>A sandbox of a test's own, spoken to over HTTPS in plain values.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly SandboxCluster _sandbox;
    private readonly HttpClient _http;

    private Cluster(SandboxCluster sandbox)
    {
        _sandbox = sandbox;
        _http = new(new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = TrustOf(sandbox) } }) { BaseAddress = sandbox.Server };
        _http.DefaultRequestHeaders.Authorization = new("Bearer", sandbox.TokenFor("test-admin", "system:masters"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Cluster> StartAsync(string seed = "none", double speed = 200, Func<SandboxOptions, SandboxOptions>? change = null) =>
        new(await SandboxCluster.StartAsync(Token, seed, speed, change: change));

    public async Task<Value?> FindAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), Token);
        return response.IsSuccessStatusCode ? ValueReader.Parse(await response.Content.ReadAsByteArrayAsync(Token)) : null;
    }

    public async Task<Value> GetAsync(string path) => await FindAsync(path) ?? throw new InvalidOperationException(path + " is not there");

    public async Task<IReadOnlyList<Value>> ListAsync(string path) => (await GetAsync(path))["items"]!.Items;

    public async Task<string> TextAsync(string path) => await _http.GetStringAsync(new Uri(path, UriKind.Relative), Token);

    /// <summary>Posts every document of a YAML text to its collection.</summary>
    public async Task CreateAsync(string yaml)
    {
        foreach (var document in YamlValues.Read(yaml).OfType<MapValue>())
        {
            var (code, answer) = await PostAsync(await CollectionAsync(document), document);
            Assert.True(code is 201 or 409, ValueWriter.ToJson(answer));
        }
    }

    public async Task<(int Code, Value Answer)> PostAsync(string path, Value body, string? user = null, params string[] groups)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Json(body, "application/json") };
        if (user is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _sandbox.TokenFor(user, groups));
        }

        using var response = await _http.SendAsync(request, Token);
        return ((int)response.StatusCode, ValueReader.Parse(await response.Content.ReadAsByteArrayAsync(Token)));
    }

    /// <summary>What the server warns of when it takes this object.</summary>
    public async Task<IReadOnlyList<string>> WarningsAsync(string yaml)
    {
        var document = YamlValues.Read(yaml).OfType<MapValue>().First();
        using var request = new HttpRequestMessage(HttpMethod.Post, await CollectionAsync(document)) { Content = Json(document, "application/json") };
        using var response = await _http.SendAsync(request, Token);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Token));
        return response.Headers.TryGetValues("Warning", out var warnings) ? [.. warnings] : [];
    }

    public async Task MergeAsync(string path, string json)
    {
        var (code, answer) = await MergedAsync(path, json);
        Assert.True(code == 200, ValueWriter.ToJson(answer));
    }

    public async Task<(int Code, Value Answer)> MergedAsync(string path, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, path) { Content = Json(ValueReader.Parse(json), "application/merge-patch+json") };
        using var response = await _http.SendAsync(request, Token);
        return ((int)response.StatusCode, ValueReader.Parse(await response.Content.ReadAsByteArrayAsync(Token)));
    }

    public async Task<int> DeleteAsync(string path) => (await DeletedAsync(path)).Code;

    public async Task<(int Code, Value Answer)> DeletedAsync(string path)
    {
        using var response = await _http.DeleteAsync(new Uri(path, UriKind.Relative), Token);
        return ((int)response.StatusCode, ValueReader.Parse(await response.Content.ReadAsByteArrayAsync(Token)));
    }

    /// <summary>Looks until the object is as it should be.</summary>
    public async Task<Value> UntilAsync(string path, Func<Value, bool> holds)
    {
        Value? last = null;
        var held = await HoldsAsync(async () => (last = await FindAsync(path)) is not null && holds(last));
        Assert.True(held, $"{path}: {(last is null ? "not there" : ValueWriter.ToJson(last))}");
        return last!;
    }

    /// <returns>Whether the object was as it should be before patience ended.</returns>
    public Task<bool> HoldsAsync(string path, Func<Value, bool> holds) => HoldsAsync(async () => await FindAsync(path) is { } found && holds(found));

    /// <summary>Where an object like this one is served, under its own name or another.</summary>
    public async Task<string> PathAsync(MapValue like, string? name = null) => $"{await CollectionAsync(like)}/{name ?? like.At("metadata", "name")!.Text}";

    public async Task GoneAsync(string path) => Assert.True(await HoldsAsync(async () => await FindAsync(path) is null), path + " is still there");

    public async Task<bool> MayAsync(string user, string group, string verb, string apiGroup, string resource, string? ns = null, string? name = null, string? subresource = null)
    {
        var review = MapValue.Of(
            ("apiVersion", "authorization.k8s.io/v1"),
            ("kind", "SelfSubjectAccessReview"),
            ("spec", MapValue.Of(("resourceAttributes", MapValue.Of(
                ("verb", verb), ("group", apiGroup), ("resource", resource), ("namespace", ns is null ? null : ns), ("name", name is null ? null : name),
                ("subresource", subresource is null ? null : subresource))))));
        var (_, answer) = await PostAsync("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", review, user, group, "system:authenticated");
        return answer.At("status", "allowed") is BoolValue { Flag: true };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _sandbox.DisposeAsync();
    }

    /// <summary>The authority that the kubeconfig names, and no other.</summary>
    private static X509ChainPolicy TrustOf(SandboxCluster sandbox)
    {
        var authority = YamlValues.Read(sandbox.KubeConfig)[0]["clusters"]!.Items[0].At("cluster", "certificate-authority-data")!.Text!;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPem(Encoding.ASCII.GetString(Convert.FromBase64String(authority)));
        return policy;
    }

    private static async Task<bool> HoldsAsync(Func<Task<bool>> condition)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Token);
        late.CancelAfter(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        try
        {
            while (!await condition())
            {
                await tick.WaitForNextTickAsync(late.Token);
            }

            return true;
        }
        catch (OperationCanceledException) when (!Token.IsCancellationRequested)
        {
            return false;
        }
    }

    private static ByteArrayContent Json(Value body, string type) => new(Encoding.UTF8.GetBytes(ValueWriter.ToJson(body))) { Headers = { ContentType = new(type) } };

    private async Task<string> CollectionAsync(MapValue document)
    {
        var apiVersion = document["apiVersion"]!.Text!;
        var root = apiVersion.Contains('/', StringComparison.Ordinal) ? "/apis/" + apiVersion : "/api/" + apiVersion;
        Value? resource = null;
        await HoldsAsync(
            async () => (resource = (await FindAsync(root))?["resources"]?.Items.FirstOrDefault(item => item["kind"]!.Equals(document["kind"]) && !item["name"]!.Text!.Contains('/', StringComparison.Ordinal))) is not null);
        var ns = resource!["namespaced"] is BoolValue { Flag: true } ? $"/namespaces/{document.At("metadata", "namespace")?.Text ?? "default"}" : "";
        return $"{root}{ns}/{resource["name"]!.Text}";
    }
}
