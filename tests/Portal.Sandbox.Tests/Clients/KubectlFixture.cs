using Portal.Testing;

namespace Portal.Sandbox.Tests.Clients;

/// <summary>One sandbox and one cache for every test of kubectl; each test has a namespace of its own.</summary>
public sealed class KubectlFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("portal-kubectl-");
    private SandboxCluster? _cluster;

    public async ValueTask InitializeAsync() => _cluster = Kubectl.IsHere ? await SandboxCluster.StartAsync(CancellationToken.None) : null;

    public async ValueTask DisposeAsync()
    {
        _home.Delete(recursive: true);
        await (_cluster?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    internal async Task<Kubectl> InAsync(string ns, CancellationToken token)
    {
        Assert.SkipUnless(_cluster is not null, "clients: no kubectl on this machine");
        await _cluster!.CreateAsync(ApiCalls.Namespaces, null, $$$"""{"metadata":{"name":"{{{ns}}}"}}""", token);
        return new(_cluster, _home.FullName, ns);
    }
}
