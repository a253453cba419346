using System.Text;
using System.Text.Json.Nodes;
using Portal.Kubernetes.Access;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Testing;

namespace Portal.Benchmarks;

/// <summary>A portal on a sandbox that holds as many claims of one kind as asked for, which dana may see.</summary>
internal sealed class BenchWorld : IAsyncDisposable
{
    public static readonly ResourceType Widgets = new("bench.example.org", "v1", "widgets", "Widget", true);
    private static readonly ResourceType Definitions = new("apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition", false);
    private static readonly ResourceType Namespaces = new("", "v1", "namespaces", "Namespace", false);
    private static readonly ResourceType Roles = new("rbac.authorization.k8s.io", "v1", "roles", "Role", true);
    private static readonly ResourceType Bindings = new("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding", true);
    private readonly KubeConnection _connection;

    private BenchWorld(PortalApplication portal)
    {
        Portal = portal;
        _connection = KubeConnection.FromText(portal.KubeConfig!);
        Admin = new(_connection, TimeProvider.System);
    }

    public PortalApplication Portal { get; }

    public ResourceClient Admin { get; }

    public static async Task<BenchWorld> StartAsync(int widgets, CancellationToken cancellation)
    {
        var portal = await PortalApplication.StartAsync(cancellation, ("Portal:Sandbox:Seed", "none"), ("Logging:LogLevel:Default", "Error"));
        var world = new BenchWorld(portal);
        await world.CreateAsync(Namespaces, null, """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"bench"}}""", cancellation);
        await world.CreateAsync(Definitions, null, Definition, cancellation);
        await world.CreateAsync(Roles, "bench", Role, cancellation);
        await world.CreateAsync(Bindings, "bench", Binding, cancellation);
        await Parallel.ForAsync(0, widgets, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation },
            async (index, token) => await world.CreateAsync(Widgets, "bench", Widget(index), token));
        return world;
    }

    /// <summary>Says something new in the Ready condition of a widget; pages show it as the cause.</summary>
    public async Task SayAsync(int widget, string words, CancellationToken cancellation)
    {
        var condition = new JsonObject { ["type"] = "Ready", ["status"] = "False", ["reason"] = "Working", ["message"] = words };
        var patch = new JsonObject { ["status"] = new JsonObject { ["conditions"] = new JsonArray(condition) } };
        var outcome = await Admin.PatchAsync(
            new(Widgets, "bench", Name(widget)), PatchKind.Merge, Encoding.UTF8.GetBytes(patch.ToJsonString()), WriteOptions.Default, null, cancellation);
        Demand(outcome);
    }

    public static string Name(int widget) => $"widget-{widget:D5}";

    public async ValueTask DisposeAsync()
    {
        _connection.Dispose();
        await Portal.DisposeAsync();
    }

    private async Task CreateAsync(ResourceType type, string? ns, string body, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            var outcome = await Admin.CreateAsync(type, ns, Encoding.UTF8.GetBytes(body), WriteOptions.Default, null, cancellation);
            if (outcome is Accepted || attempt == 100)
            {
                Demand(outcome);
                return;
            }

            // A kind is served a moment after its definition was accepted.
            await Task.Delay(20, cancellation);
        }
    }

    private static void Demand(ApiOutcome outcome)
    {
        if (outcome is Refused refused)
        {
            throw new InvalidOperationException(refused.Status.Message);
        }
    }

    private static string Widget(int index) => $$$"""
        {"apiVersion":"bench.example.org/v1","kind":"Widget","metadata":{"name":"{{{Name(index)}}}","annotations":{"portal.internal/owner":"team-a"}},
        "spec":{"size":{{{index}}} },"status":{"conditions":[{"type":"Ready","status":"True","reason":"Available"}]}}
        """;

    private const string Definition = """
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"widgets.bench.example.org"},"spec":{"group":"bench.example.org",
        "scope":"Namespaced","names":{"plural":"widgets","singular":"widget","kind":"Widget","listKind":"WidgetList","categories":["claim"]},
        "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}]}}
        """;

    private const string Role = """
        {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role","metadata":{"name":"see"},"rules":[{"apiGroups":["*"],"resources":["*"],"verbs":["get","list","watch"]}]}
        """;

    private const string Binding = """
        {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"see"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"see"},
        "subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"Group","name":"team-a"}]}
        """;
}
