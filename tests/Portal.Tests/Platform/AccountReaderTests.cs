using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Portal.Identity;
using Portal.Kubernetes.Access;
using Portal.Kubernetes.Client;
using Portal.Platform;
using Portal.Testing;

namespace Portal.Tests.Platform;

public sealed class AccountReaderTests
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task OwnAccount_IsAskedOfTheServer()
    {
        await using var cluster = await SandboxCluster.StartAsync(Token);
        using var powerless = KubeConnection.FromText(Regex.Replace(cluster.KubeConfig, "token: .*", $"token: {cluster.TokenFor("portal-test")}"));

        var admin = await Reader(cluster.Connection).ReadAsync([], Token);
        var nobody = await Reader(powerless).ReadAsync([], Token);

        Assert.True(admin.IsAdministrator);
        Assert.All(admin.Rights, answer => Assert.True(answer.Allowed));
        Assert.Equal("portal-test", nobody.User);
        Assert.False(nobody.IsAdministrator);
        Assert.Equal(["Create events", "Impersonate users", "Impersonate groups"], nobody.Rights.Where(answer => !answer.IsAsItShould).Select(answer => answer.Right.What));
    }

    [Fact]
    public async Task Version_IsTheServers()
    {
        await using var cluster = await SandboxCluster.StartAsync(Token);
        using var nobody = KubeConnection.FromText("apiVersion: v1\nkind: Config\ncurrent-context: a\nclusters: [{name: a, cluster: {server: 'http://127.0.0.1:9'}}]\nusers: [{name: a, user: {token: t}}]\ncontexts: [{name: a, context: {cluster: a, user: a}}]");

        var told = await new ServerVersionReader(cluster.Connection, cluster.Admin).ReadAsync(Token);
        var away = await new ServerVersionReader(nobody, new(nobody, TimeProvider.System)).ReadAsync(Token);

        Assert.StartsWith("v1.", told.Version, StringComparison.Ordinal);
        Assert.Equal("The API server does not answer.", away.Trouble);
    }

    private static AccountReader Reader(KubeConnection connection) => new(
        new(connection, TimeProvider.System),
        new CallerIdentities(Options.Create(new IdentityOptions { Mode = IdentityMode.Demo }), Options.Create(new ClusterOptions())));
}
