using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Connections;
using Portal.Kubernetes.Access;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;

namespace Portal.Tests.Connections;

public sealed class RevealsTests
{
    private const string Canary = "canary-7f3a9c1e";
    private static readonly ObjectKey Owner = new(ConnectedPortal.Databases, "team-a", "orders-db");

    private static string Secret => $$"""
        apiVersion: v1
        kind: Secret
        type: connection.crossplane.io/v1alpha1
        metadata: {name: orders-db-conn, namespace: team-a}
        data: {password: {{Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary))}}, username: YWRtaW4=}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reveal_IsRecordedAsAnEventOnTheObject_AndNoLogHoldsTheValue()
    {
        await using var portal = await ConnectedPortal.StartAsync(Token);
        await portal.ApplyAsync(Secret, Token);

        using var revealed = Assert.IsType<Revealed>(await portal.Get<Reveals>().RevealAsync(portal.Dana, Owner, Token));

        Assert.Equal(Canary, revealed.Keys.Single(key => key.Name == "password").Value.Expose());
        var recorded = Assert.Single(await portal.ListAsync(ConnectedPortal.Events, "team-a", Token), found => found["reason"]?.Text == RevealAudit.Reason);
        Assert.Equal("dana revealed password, username of the Secret team-a/orders-db-conn", recorded["message"]!.Text);
        Assert.Equal(("Database", "orders-db"), (recorded.At("involvedObject", "kind")!.Text, recorded.At("involvedObject", "name")!.Text));
        Assert.DoesNotContain(portal.Log, line => line.Contains(Canary, StringComparison.Ordinal) || line.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary)), StringComparison.Ordinal));
        Assert.DoesNotContain(Canary, recorded.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reveal_ThatCannotBeRecorded_IsRefused()
    {
        await using var portal = await ConnectedPortal.StartAsync(Token, services => services.AddSingleton(provider =>
            new RevealAudit(new(KubeConnection.FromText("apiVersion: v1\nkind: Config\ncurrent-context: a\nclusters: [{name: a, cluster: {server: 'http://127.0.0.1:9'}}]\nusers: [{name: a, user: {token: t}}]\ncontexts: [{name: a, context: {cluster: a, user: a}}]"), TimeProvider.System))));
        await portal.ApplyAsync(Secret, Token);

        var refused = Assert.IsType<RevealRefused>(await portal.Get<Reveals>().RevealAsync(portal.Dana, Owner, Token));

        Assert.Equal("Nothing is shown, because the reveal could not be recorded: the control plane does not answer.", refused.Reason);
    }

    [Fact]
    public async Task Reveal_BySomebodyWhoMayNot_LeavesNoTraceAndShowsNothing()
    {
        await using var portal = await ConnectedPortal.StartAsync(Token);
        await portal.ApplyAsync(Secret, Token);

        Assert.IsType<RevealRefused>(await portal.Get<Reveals>().RevealAsync(portal.Bo, Owner, Token));
        Assert.IsType<RevealRefused>(await portal.Get<Reveals>().RevealAsync(Portal.Identity.Caller.Guest, Owner, Token));
        Assert.DoesNotContain(await portal.ListAsync(ConnectedPortal.Events, "team-a", Token), found => found["reason"]?.Text == RevealAudit.Reason);
    }

    [Fact]
    public async Task Query_TellsKeysByName_AsTheyCome()
    {
        await using var portal = await ConnectedPortal.StartAsync(Token);
        var query = portal.Get<ConnectionQuery>();
        var before = await query.ReadAsync(portal.Dana, Owner, Token);
        Assert.Equal("The Secret orders-db-conn is not there yet.", before!.Keys.Why);

        await portal.ApplyAsync(Secret, Token);

        var after = await query.ReadAsync(portal.Dana, Owner, Token);
        Assert.Equal(["password", "username"], after!.Keys.Present);
        Assert.Null(await query.ReadAsync(portal.Bo, Owner, Token));
    }

    [Fact]
    public void SecretText_IsNeverPrintedOrSerialized_AndGoneAfterDisposal()
    {
        var text = SecretText.FromBase64("YWRtaW4=")!;
        Assert.Equal("admin", text.Expose());
        Assert.DoesNotContain("admin", $"{new RevealedKey("username", text)}", StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(text));
        text.Dispose();
        Assert.Throws<ObjectDisposedException>(text.Expose);
        Assert.Null(SecretText.FromBase64("not base64!"));
    }
}
