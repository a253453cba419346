using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Kubernetes.Access;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Testing;

namespace Portal.Tests.Live;

/// <summary>Two teams with their namespaces and rights in a sandbox, a claim with its composite and parts, and hands to change them.</summary>
internal sealed class TeamCluster(ResourceClient admin)
{
    public static readonly ResourceType Claims = new("example.org", "v1", "databases", "Database", true);
    public static readonly ResourceType Composites = new("example.org", "v1", "xdatabases", "XDatabase", false);
    public static readonly ResourceType Parts = new("cloud.example.org", "v1", "instances", "Instance", false);
    private static readonly ResourceType Definitions = new("apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition", false);
    private static readonly ResourceType Namespaces = new("", "v1", "namespaces", "Namespace", false);
    private static readonly ResourceType Roles = new("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole", false);
    private static readonly ResourceType Bindings = new("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding", true);

    public ResourceClient Admin => admin;

    public static ObjectKey Claim(string name, string ns = "team-a") => new(Claims, ns, name);

    /// <summary>Makes the kinds and the teams.</summary>
    public static async Task<TeamCluster> MakeAsync(ResourceClient admin, CancellationToken token)
    {
        var cluster = new TeamCluster(admin);
        await cluster.DefineAsync(Claims, "claim", token);
        await cluster.DefineAsync(Composites, "composite", token);
        await cluster.DefineAsync(Parts, "managed", token);
        await cluster.CreateAsync(Roles, null, "developer", new() { ["rules"] = new JsonArray(Rule("example.org"), Rule("apps")) }, token);
        foreach (var team in new[] { "team-a", "team-b" })
        {
            await cluster.CreateAsync(Namespaces, null, team, [], token);
            await cluster.BindAsync(team, token);
        }

        return cluster;
    }

    public static ResourceClient AdminOf(KubeConnection connection) => new(connection, TimeProvider.System);

    /// <summary>A claim as somebody orders it, with its composite and one part that belong to it; all of them being created.</summary>
    public async Task OrderAsync(string name, string ns, CancellationToken token, JsonObject? annotations = null)
    {
        await CreateAsync(Claims, ns, name, new()
        {
            ["metadata"] = new JsonObject { ["annotations"] = annotations ?? new JsonObject { ["portal.internal/owner"] = ns } },
            ["spec"] = new JsonObject { ["resourceRef"] = Reference(Composites, name + "-x") },
        }, token);
        var composite = await CreateAsync(Composites, null, name + "-x", new()
        {
            ["spec"] = new JsonObject { ["claimRef"] = Reference(Claims, name, ns), ["resourceRefs"] = new JsonArray(Reference(Parts, name + "-db")) },
        }, token);
        await CreateAsync(Parts, null, name + "-db", new()
        {
            ["metadata"] = new JsonObject { ["ownerReferences"] = new JsonArray(Owner(composite)) },
            ["spec"] = new JsonObject { ["forProvider"] = new JsonObject(), ["deletionPolicy"] = "Orphan" },
        }, token);
    }

    public Task SetAsync(ObjectKey key, CancellationToken token, bool ready = true, bool synced = true, string? message = null, DateTimeOffset? since = null)
    {
        var at = (since ?? DateTimeOffset.UnixEpoch).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
        var conditions = new JsonArray(
            new JsonObject { ["type"] = "Synced", ["status"] = synced ? "True" : "False", ["reason"] = synced ? "ReconcileSuccess" : "ReconcileError", ["message"] = message, ["lastTransitionTime"] = at },
            new JsonObject { ["type"] = "Ready", ["status"] = ready ? "True" : "False", ["reason"] = ready ? "Available" : "Creating", ["lastTransitionTime"] = at });
        return PatchAsync(key, new() { ["status"] = new JsonObject { ["conditions"] = conditions } }, token);
    }

    public async Task PatchAsync(ObjectKey key, JsonObject patch, CancellationToken token) =>
        Must(await admin.PatchAsync(key, PatchKind.Merge, JsonSerializer.SerializeToUtf8Bytes(patch), WriteOptions.Default, null, token));

    public async Task DeleteAsync(ObjectKey key, CancellationToken token) => Must(await admin.DeleteAsync(key, new(), null, token));

    public Task UnbindAsync(string team, CancellationToken token) => DeleteAsync(new(Bindings, team, "developers"), token);

    public Task BindAsync(string team, CancellationToken token) => CreateAsync(Bindings, team, "developers", new()
    {
        ["roleRef"] = new JsonObject { ["apiGroup"] = Roles.Group, ["kind"] = "ClusterRole", ["name"] = "developer" },
        ["subjects"] = new JsonArray(new JsonObject { ["kind"] = "Group", ["apiGroup"] = Roles.Group, ["name"] = team }),
    }, token);

    public async Task<JsonElement> CreateAsync(ResourceType type, string? ns, string name, JsonObject more, CancellationToken token)
    {
        var made = new JsonObject { ["apiVersion"] = type.ApiVersion, ["kind"] = type.Kind };
        foreach (var (key, value) in more)
        {
            made[key] = value?.DeepClone();
        }

        var metadata = (JsonObject)(made["metadata"] ??= new JsonObject());
        metadata["name"] = name;
        return Must(await admin.CreateAsync(type, ns, JsonSerializer.SerializeToUtf8Bytes(made), WriteOptions.Default, null, token));
    }

    private async Task DefineAsync(ResourceType type, string category, CancellationToken token)
    {
        var schema = new JsonObject { ["type"] = "object", ["x-kubernetes-preserve-unknown-fields"] = true };
        await CreateAsync(Definitions, null, $"{type.Plural}.{type.Group}", new()
        {
            ["spec"] = new JsonObject
            {
                ["group"] = type.Group,
                ["scope"] = type.Namespaced ? "Namespaced" : "Cluster",
                ["names"] = new JsonObject { ["kind"] = type.Kind, ["plural"] = type.Plural, ["singular"] = type.Kind.ToLowerInvariant(), ["listKind"] = type.Kind + "List", ["categories"] = new JsonArray(category) },
                ["versions"] = new JsonArray(new JsonObject { ["name"] = type.Version, ["served"] = true, ["storage"] = true, ["schema"] = new JsonObject { ["openAPIV3Schema"] = schema } }),
            },
        }, token);
        await Eventually.HoldsAsync(async () => await admin.ListAsync(type, null, null, null, token) is Accepted, token);
    }

    private static JsonElement Must(ApiOutcome outcome) =>
        outcome is Accepted accepted ? accepted.Body : throw new InvalidOperationException(((Refused)outcome).Status.Message);

    private static JsonObject Rule(string group) => new() { ["apiGroups"] = new JsonArray(group), ["resources"] = new JsonArray("*"), ["verbs"] = new JsonArray("*") };

    private static JsonObject Reference(ResourceType type, string name, string? ns = null)
    {
        var reference = new JsonObject { ["apiVersion"] = type.ApiVersion, ["kind"] = type.Kind, ["name"] = name };
        if (ns is not null)
        {
            reference["namespace"] = ns;
        }

        return reference;
    }

    private static JsonObject Owner(JsonElement owner) => new()
    {
        ["apiVersion"] = owner.GetProperty("apiVersion").GetString(),
        ["kind"] = owner.GetProperty("kind").GetString(),
        ["name"] = owner.GetProperty("metadata").GetProperty("name").GetString(),
        ["uid"] = owner.GetProperty("metadata").GetProperty("uid").GetString(),
        ["controller"] = true,
        ["blockOwnerDeletion"] = true,
    };
}
