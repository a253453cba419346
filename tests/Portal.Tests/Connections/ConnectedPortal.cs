using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Connections;
using Portal.Forms.Documents;
using Portal.Identity;
using Portal.Kubernetes.Access;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Schema.Values;
using Portal.Testing;

namespace Portal.Tests.Connections;

/// <summary>The portal's line to an empty sandbox, with two people: dana works in team-a, bo in team-b. What it logs is kept.</summary>
internal sealed class ConnectedPortal : IAsyncDisposable
{
    public static readonly ResourceType Secrets = new("", "v1", "secrets", "Secret", true);
    public static readonly ResourceType Deployments = new("apps", "v1", "deployments", "Deployment", true);
    public static readonly ResourceType Events = new("", "v1", "events", "Event", true);
    public static readonly ResourceType Databases = new("example.org", "v1", "databases", "Database", true);

    private readonly ServiceProvider _services;

    private ConnectedPortal(SandboxCluster cluster, ServiceProvider services, ConcurrentQueue<string> log) => (Cluster, _services, Log) = (cluster, services, log);

    public SandboxCluster Cluster { get; }

    public ConcurrentQueue<string> Log { get; }

    public Caller Dana { get; } = new("dana", ["team-a"]);

    public Caller Bo { get; } = new("bo", ["team-b"]);

    /// <summary>Reads what runs in team-a, changes nothing and sees no Secret.</summary>
    public Caller Eve { get; } = new("eve", []);

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public static async Task<ConnectedPortal> StartAsync(CancellationToken token, Action<IServiceCollection>? more = null)
    {
        var cluster = await SandboxCluster.StartAsync(token);
        await ApplyAsync(cluster, Setup, token);
        var log = new ConcurrentQueue<string>();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new KeepingLogs(log)));
        services.AddSingleton(new SandboxKubeConfigFor(cluster.KubeConfig).Value);
        services.AddOptions<ClusterOptions>();
        services.AddOptions<IdentityOptions>();
        services.AddSingleton<CallerIdentities>();
        services.AddCluster();
        services.AddCredentials();
        more?.Invoke(services);
        var portal = new ConnectedPortal(cluster, services.BuildServiceProvider(), log);
        foreach (var hosted in portal._services.GetServices<IHostedService>())
        {
            await hosted.StartAsync(token);
        }

        await portal.SeesAsync(portal.Dana, new(Databases, "team-a", "orders-db"), token);
        return portal;
    }

    /// <summary>The admin's kubeconfig with another person's token.</summary>
    public string KubeConfigOf(string user) => Regex.Replace(Cluster.KubeConfig, "token: .*", $"token: {Cluster.TokenFor(user)}");

    public Task<IReadOnlyList<Value>> ApplyAsync(string yaml, CancellationToken token) => ApplyAsync(Cluster, yaml, token);

    public async Task<Value> ReadAsync(ObjectKey key, CancellationToken token) =>
        await Cluster.Admin.GetAsync(key, null, token) is Accepted accepted ? ValueReader.Parse(accepted.Utf8) : throw new InvalidOperationException($"{key} is not there");

    public async Task<IReadOnlyList<Value>> ListAsync(ResourceType type, string ns, CancellationToken token) =>
        await Cluster.Admin.ListAsync(type, ns, null, null, token) is Accepted accepted ? ValueReader.Parse(accepted.Utf8)["items"]!.Items : [];

    public async Task SeesAsync(Caller caller, ObjectKey key, CancellationToken token)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(token);
        late.CancelAfter(TimeSpan.FromSeconds(20));
        await foreach (var sees in Get<LiveCluster>().FollowAsync(caller, cluster => cluster.Find(key) is not null, late.Token))
        {
            if (sees)
            {
                return;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in _services.GetServices<IHostedService>())
        {
            await hosted.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
        await Cluster.DisposeAsync();
    }

    private static async Task<IReadOnlyList<Value>> ApplyAsync(SandboxCluster cluster, string yaml, CancellationToken token)
    {
        var made = new List<Value>();
        foreach (var text in yaml.Split("\n---\n"))
        {
            var value = ManifestDocument.Parse(text).Value;
            var key = KeyOf(value);
            var outcome = await cluster.Admin.CreateAsync(key.Type, key.Namespace, ValueWriter.ToUtf8(value), new() { FieldManager = "kubectl-create" }, null, token);
            made.Add(outcome is Accepted accepted ? ValueReader.Parse(accepted.Utf8) : throw new InvalidOperationException(((Refused)outcome).Status.Message));
            if (value["kind"]?.Text == "CustomResourceDefinition")
            {
                await Eventually.HoldsAsync(() => cluster.Admin.ListAsync(Databases, "team-a", null, null, token).GetAwaiter().GetResult() is Accepted, token);
            }
        }

        return made;
    }

    private static ObjectKey KeyOf(Value value)
    {
        var version = value["apiVersion"]!.Text!.Split('/');
        var kind = value["kind"]!.Text!;
        var ns = value.At("metadata", "namespace")?.Text;
        var type = new ResourceType(version.Length > 1 ? version[0] : "", version[^1], kind.ToLowerInvariant() + "s", kind, ns is not null);
        return new(type, ns, value.At("metadata", "name")!.Text!);
    }

    private const string Setup = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: team-a}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: team-b}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: developer, namespace: team-a}
        rules:
        - apiGroups: ["", apps, example.org]
          resources: [secrets, deployments, databases, pods, pods/log, events]
          verbs: [get, list, create, update, patch, delete]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: developer, namespace: team-a}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: developer}
        subjects:
        - {apiGroup: rbac.authorization.k8s.io, kind: Group, name: team-a}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: reader, namespace: team-a}
        rules:
        - {apiGroups: ["", apps, example.org], resources: [deployments, databases, events], verbs: [get, list]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: reader, namespace: team-a}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
        subjects:
        - {apiGroup: rbac.authorization.k8s.io, kind: User, name: eve}
        ---
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: databases.example.org}
        spec:
          group: example.org
          scope: Namespaced
          names: {kind: Database, plural: databases, singular: database, listKind: DatabaseList, categories: [claim]}
          versions:
          - name: v1
            served: true
            storage: true
            schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
        ---
        apiVersion: example.org/v1
        kind: Database
        metadata: {name: orders-db, namespace: team-a}
        spec:
          writeConnectionSecretToRef: {name: orders-db-conn}
        """;

    /// <summary>The kubeconfig as the embedded sandbox hands it over.</summary>
    private sealed class SandboxKubeConfigFor
    {
        public SandboxKubeConfigFor(string text) => Value.Take(text, "");

        public Portal.Shell.SandboxKubeConfig Value { get; } = new();
    }

    private sealed class KeepingLogs(ConcurrentQueue<string> log) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Keeping(log);

        public void Dispose()
        {
        }
    }

    private sealed class Keeping(ConcurrentQueue<string> log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
