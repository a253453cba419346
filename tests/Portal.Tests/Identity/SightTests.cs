using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Portal.Identity;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Tests.Live;

namespace Portal.Tests.Identity;

/// <summary>What a person sees is what the API server lets them read (threats.md rows 6 to 8).</summary>
public sealed class SightTests
{
    private const string Rbac = "rbac.authorization.k8s.io";
    private static readonly ResourceType Roles = new(Rbac, "v1", "roles", "Role", true);
    private static readonly ResourceType ClusterRoles = new(Rbac, "v1", "clusterroles", "ClusterRole", false);
    private static readonly ResourceType RoleBindings = new(Rbac, "v1", "rolebindings", "RoleBinding", true);
    private static readonly ResourceType ClusterRoleBindings = new(Rbac, "v1", "clusterrolebindings", "ClusterRoleBinding", false);
    private static readonly string[] Verbs = ["get", "list", "watch", "create", "*"];
    private static readonly string[] Groups = ["example.org", "cloud.example.org", "apps", "*"];
    private static readonly string[] Plurals = ["databases", "xdatabases", "instances", "*"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Sees_RandomRights_AreTheApiServersOwnVerdicts(int seed)
    {
        await using var portal = await TeamPortal.StartAsync(Ct);
        var random = new Random(seed);
        foreach (var ns in new[] { "team-a", "team-b" })
        {
            await portal.Cluster.OrderAsync($"one-{ns}", ns, Ct, []);
            await portal.Cluster.OrderAsync($"two-{ns}", ns, Ct, []);
        }

        for (var at = 0; at < 12; at++)
        {
            await GrantAsync(portal.Cluster, random, at);
        }

        Caller[] people = [new("ann", ["blue", "green"]), new("ben", ["green", "red"])];
        foreach (var person in people)
        {
            await SameAsync(portal, person);
        }
    }

    [Fact]
    public async Task Sees_NobodysObject_IsNotSeenByAGuestWhateverRbacSays()
    {
        await using var portal = await TeamPortal.StartAsync(Ct);
        await portal.Cluster.OrderAsync("orders-db", "team-a", Ct);
        var live = portal.Application.Services.GetRequiredService<LiveCluster>();

        var seen = await live.SeeAsync(Caller.Guest, Ct);

        Assert.Empty(seen.All(TeamCluster.Claims));
    }

    private static async Task SameAsync(TeamPortal portal, Caller person)
    {
        var services = portal.Application.Services;
        var (live, access) = (services.GetRequiredService<LiveCluster>(), services.GetRequiredService<AccessReviews>());
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        late.CancelAfter(TimeSpan.FromSeconds(30));
        var all = services.GetRequiredService<ClusterSource>();
        while (all.Current.Snapshot(TeamCluster.Parts)?.Objects.Count != 4 || all.Current.Snapshot(TeamCluster.Claims)?.Objects.Count != 4)
        {
            await Task.Delay(20, late.Token);
        }

        var seen = await live.SeeAsync(person, Ct);
        foreach (var found in new[] { TeamCluster.Claims, TeamCluster.Composites, TeamCluster.Parts }.SelectMany(type => all.Current.Snapshot(type)!.Objects.Values))
        {
            var list = await access.MayAsync(person, new("list", found.Type, found.Namespace), Ct);
            var get = await access.MayAsync(person, AccessQuestion.Of("get", found.Key), Ct);
            // Cluster-scoped kinds are asked for as a whole: a right to one name opens no row.
            var expected = found.Namespace is null ? list.Allowed : list.Allowed || get.Allowed;
            Assert.True(expected == seen.Sight.Sees(found), $"{person} and {found.Key}: the API server says {expected}");
            Assert.Equal(expected, seen.Find(found.Key) is not null);
        }
    }

    private static async Task GrantAsync(TeamCluster cluster, Random random, int at)
    {
        var name = $"random-{at}";
        var ns = random.Next(3) switch { 0 => "team-a", 1 => "team-b", _ => null };
        var rule = new JsonObject { ["apiGroups"] = Some(random, Groups), ["resources"] = Some(random, Plurals), ["verbs"] = Some(random, Verbs) };
        if (random.Next(4) == 0)
        {
            rule["resourceNames"] = new JsonArray("one-team-a", "two-team-b");
        }

        var subject = random.Next(2) == 0
            ? new JsonObject { ["kind"] = "Group", ["apiGroup"] = Rbac, ["name"] = new[] { "blue", "green", "red" }[random.Next(3)] }
            : new JsonObject { ["kind"] = "User", ["apiGroup"] = Rbac, ["name"] = new[] { "ann", "ben" }[random.Next(2)] };
        await cluster.CreateAsync(ns is null ? ClusterRoles : Roles, ns, name, new() { ["rules"] = new JsonArray(rule) }, Ct);
        await cluster.CreateAsync(ns is null ? ClusterRoleBindings : RoleBindings, ns, name, new()
        {
            ["roleRef"] = new JsonObject { ["apiGroup"] = Rbac, ["kind"] = ns is null ? "ClusterRole" : "Role", ["name"] = name },
            ["subjects"] = new JsonArray(subject),
        }, Ct);
    }

    private static JsonArray Some(Random random, string[] of) => [.. of.Where(_ => random.Next(3) == 0).Append(of[random.Next(of.Length)]).Distinct().Select(text => JsonValue.Create(text))];
}
