using System.Net;
using System.Text.Json;
using Portal.Testing;

namespace Portal.Sandbox.Tests.Authorization;

/// <summary>Nobody grants what they do not hold.</summary>
public sealed class EscalationTests
{
    private const string Rbac = "/apis/rbac.authorization.k8s.io/v1";
    private const string Roles = Rbac + "/namespaces/default/roles";
    private const string Bindings = Rbac + "/namespaces/default/rolebindings";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Role_WithMoreThanIsHeld_IsForbiddenAndSaysWhatIsMissing()
    {
        await using var cluster = await WithRolesAsync("create", "update");
        using var bob = cluster.HttpAs("bob", "team");

        var (held, _) = await PostAsync(bob, Roles, """{"metadata":{"name":"same"},"rules":[{"apiGroups":[""],"resources":["pods"],"verbs":["get"]}]}""");
        var (more, answer) = await PostAsync(bob, Roles, """{"metadata":{"name":"more"},"rules":[{"apiGroups":[""],"resources":["secrets","pods"],"verbs":["get","list"]}]}""");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Forbidden), (held, more));
        Assert.Equal(
            "roles.rbac.authorization.k8s.io \"more\" is forbidden: user \"bob\" (groups=[\"team\" \"system:authenticated\"]) is attempting to grant RBAC permissions not currently held:\n"
            + "{APIGroups:[\"\"], Resources:[\"pods\"], Verbs:[\"list\"]}\n{APIGroups:[\"\"], Resources:[\"secrets\"], Verbs:[\"get\" \"list\"]}",
            answer.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Binding_ToARoleWithMore_IsForbiddenUnlessBindIsAllowed()
    {
        const string Body = """{"metadata":{"name":"up"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"cluster-admin"},"subjects":[{"kind":"User","name":"bob"}]}""";
        await using var plain = await WithRolesAsync("create");
        await using var binding = await WithRolesAsync("create", "bind");
        using var bob = plain.HttpAs("bob", "team");
        using var binder = binding.HttpAs("bob", "team");

        var (refused, answer) = await PostAsync(bob, Bindings, Body);
        var (missing, _) = await PostAsync(bob, Bindings, Body.Replace("cluster-admin", "nobody-made-it", StringComparison.Ordinal));
        var (allowed, _) = await PostAsync(binder, Bindings, Body);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.Created), (refused, missing, allowed));
        Assert.Contains("{APIGroups:[\"*\"], Resources:[\"*\"], Verbs:[\"*\"]}\n{NonResourceURLs:[\"*\"], Verbs:[\"*\"]}", answer.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static async Task<SandboxCluster> WithRolesAsync(params string[] verbs)
    {
        var cluster = await SandboxCluster.StartAsync(Token);
        using var admin = cluster.HttpAs("admin", "system:masters");
        var words = JsonSerializer.Serialize(verbs);
        await PostAsync(admin, Roles, $$$"""{"metadata":{"name":"granter"},"rules":[{"apiGroups":["rbac.authorization.k8s.io"],"resources":["roles","rolebindings","clusterroles"],"verbs":{{{words}}}},{"apiGroups":[""],"resources":["pods"],"verbs":["get"]}]}""");
        await PostAsync(admin, Bindings, """{"metadata":{"name":"granter"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"granter"},"subjects":[{"kind":"User","apiGroup":"rbac.authorization.k8s.io","name":"bob"}]}""");
        return cluster;
    }

    private static Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(HttpClient http, string path, string body) => http.SendAsync("POST", path, body, "application/json", Token);
}
