using System.Net;
using System.Text;
using System.Text.Json;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Testing;

namespace Portal.Sandbox.Tests.Server;

public sealed class SandboxHostTests
{
    private static readonly ResourceType ConfigMaps = new("", "v1", "configmaps", "ConfigMap", true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_FreePort_ServesItsKubeConfig()
    {
        await using var cluster = await SandboxCluster.StartAsync(Token);

        var outcome = await cluster.Admin.GetPathAsync("version", null, Token);

        Assert.Equal("v1.36.2", Assert.IsType<Accepted>(outcome).Body.GetProperty("gitVersion").GetString());
        Assert.Contains(cluster.Server.Port.ToString(), await File.ReadAllTextAsync(cluster.KubeConfigPath, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_ThenGet_AnswersWhatIsStored()
    {
        await using var cluster = await SandboxCluster.StartAsync(Token);
        var body = Encoding.UTF8.GetBytes("""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"k":"v"}}""");

        var created = await cluster.Admin.CreateAsync(ConfigMaps, "default", body, WriteOptions.Default, null, Token);
        var found = await cluster.Admin.GetAsync(new ObjectKey(ConfigMaps, "default", "a"), null, Token);

        var version = Assert.IsType<Accepted>(created).Body.GetProperty("metadata").GetProperty("resourceVersion").GetString();
        var stored = Assert.IsType<Accepted>(found).Body;
        Assert.Equal(version, stored.GetProperty("metadata").GetProperty("resourceVersion").GetString());
        Assert.Equal("v", stored.GetProperty("data").GetProperty("k").GetString());
    }

    [Fact]
    public async Task Dispose_OpenWatch_EndsSoon()
    {
        var cluster = await SandboxCluster.StartAsync(Token);
        using var http = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true });
        http.DefaultRequestHeaders.Authorization = new("Bearer", cluster.TokenFor("ann", "system:masters"));
        using var watch = await http.GetAsync(new Uri(cluster.Server, "/api/v1/configmaps?watch=true"), HttpCompletionOption.ResponseHeadersRead, Token);
        await using var stream = await watch.Content.ReadAsStreamAsync(Token);

        await cluster.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(5), Token);

        Assert.Equal(HttpStatusCode.OK, watch.StatusCode);
    }
}
