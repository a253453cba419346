using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Catalog;
using Portal.Connections;
using Portal.Forms.Documents;
using Portal.Identity;
using Portal.Infrastructure;
using Portal.Kubernetes.Access;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Offerings;
using Portal.Orders;
using Portal.Schema.Values;
using Portal.Shell;
using Portal.Testing;

namespace Portal.Tests.Orders;

/// <summary>
/// The portal's own types over a sandbox without seed: dana may order in team-a and bo in team-b; both may create the composites of cluster scope. The catalogue
/// is a folder of the test's own.
/// </summary>
internal sealed class OrderingPortal : IAsyncDisposable
{
    public static readonly ResourceType Definitions = new("apiextensions.crossplane.io", "v1", "compositeresourcedefinitions", "CompositeResourceDefinition", false);
    public static readonly ResourceType Seeds = new("database.example.com", "v1alpha1", "xpostgresqlinstances", "XPostgreSQLInstance", false);

    private readonly string _folder;

    private OrderingPortal(SandboxCluster cluster, ServiceProvider services, string folder) => (Cluster, Services, _folder) = (cluster, services, folder);

    public SandboxCluster Cluster { get; }

    public ServiceProvider Services { get; }

    public Caller Dana { get; } = new("dana", ["team-a"]);

    public Caller Bo { get; } = new("bo", ["team-b"]);

    public OfferingSet Offerings => Get<OfferingSource>().Current;

    public static async Task<OrderingPortal> StartAsync(CancellationToken token, double speed = 100)
    {
        var cluster = await SandboxCluster.StartAsync(token, speed: speed);
        var folder = Directory.CreateTempSubdirectory("ordering-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "catalog.yaml"), Manifests.Catalog, token);
        var portal = new OrderingPortal(cluster, ServicesFor(cluster.KubeConfig, folder), folder);
        await portal.ApplyAsync(Manifests.Rights, token);
        foreach (var hosted in portal.Services.GetServices<IHostedService>())
        {
            await hosted.StartAsync(token);
        }

        return portal;
    }

    /// <summary>The portal's services over another way to the same cluster.</summary>
    public static ServiceProvider ServicesFor(string kubeConfig, string catalog)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([
            new("Portal:Catalog:Locations:0:Type", "file"), new("Portal:Catalog:Locations:0:Target", Path.Combine(catalog, "catalog.yaml"))]).Build());
        var sandbox = new SandboxKubeConfig();
        sandbox.Take(kubeConfig, "");
        services.AddSingleton(sandbox);
        services.AddOptions<ClusterOptions>();
        services.AddOptions<IdentityOptions>();
        services.AddSingleton<CallerIdentities>();
        services.AddCluster();
        services.AddCatalog();
        services.AddOfferings();
        services.AddOrders();
        services.AddInfrastructure();
        services.AddCredentials();
        services.AddScoped<Notices>();
        return services.BuildServiceProvider();
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Applies manifests as kubectl does, in their order.</summary>
    public async Task ApplyAsync(string yaml, CancellationToken token)
    {
        foreach (var text in yaml.Split("\n---\n"))
        {
            await ApplyOneAsync(ManifestDocument.Parse(text).Value, token);
        }
    }

    public async Task DeleteAsync(ObjectKey key, CancellationToken token) => await Cluster.Admin.DeleteAsync(key, new(), null, token);

    public async Task<Value?> ReadAsync(ObjectKey key, CancellationToken token) =>
        await Cluster.Admin.GetAsync(key, null, token) is Accepted accepted ? ValueReader.Read(accepted.Utf8).Value : null;

    public async Task<IReadOnlyList<Value>> ListAsync(ResourceType type, CancellationToken token) =>
        await Cluster.Admin.ListAsync(type, null, null, null, token) is Accepted accepted ? ValueReader.Read(accepted.Utf8).Value["items"]!.Items : [];

    /// <summary>The seed's offering, established.</summary>
    public async Task<Offering> SeedAsync(CancellationToken token)
    {
        await ApplyAsync(Manifests.SeedDefinition, token);
        await ApplyAsync(Manifests.SeedComposition, token);
        return await OfferingAsync("xpostgresqlinstances.database.example.com", token, offering => offering.Variants.Count == 1);
    }

    /// <summary>Waits until an XRD is an offering that can be ordered.</summary>
    public async Task<Offering> OfferingAsync(string definition, CancellationToken token, Func<Offering, bool>? when = null)
    {
        Offering? found = null;
        await Eventually.HoldsAsync(
            () => (found = Offerings.All.FirstOrDefault(one => one.Definition == definition)) is { Broken: null } && when?.Invoke(found) != false,
            TimeSpan.FromSeconds(20), token, $"{definition} is an offering");
        return found!;
    }

    /// <summary>Waits until a live answer is as wanted.</summary>
    public static async Task<T> UntilAsync<T>(IAsyncEnumerable<T> answers, Func<T, bool> wanted, CancellationToken token)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(token);
        late.CancelAfter(TimeSpan.FromSeconds(30));
        var last = default(T);
        try
        {
            await foreach (var answer in answers.WithCancellation(late.Token))
            {
                last = answer;
                if (wanted(answer))
                {
                    return answer;
                }
            }
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
        }

        throw new InvalidOperationException($"It never came; the last answer was {last}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in Services.GetServices<IHostedService>())
        {
            await hosted.StopAsync(CancellationToken.None);
        }

        await Services.DisposeAsync();
        await Cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ApplyOneAsync(Value value, CancellationToken token)
    {
        var kind = value["kind"]!.Text!;
        var version = value["apiVersion"]!.Text!.Split('/');
        var ns = value.At("metadata", "namespace")?.Text;
        var type = new ResourceType(version.Length > 1 ? version[0] : "", version[^1], Plural(kind), kind, ns is not null);
        var key = new ObjectKey(type, ns, value.At("metadata", "name")!.Text!);
        var outcome = await Cluster.Admin.ApplyAsync(key, ValueWriter.ToUtf8(value), new() { FieldManager = "kubectl", Force = true }, null, token);
        Assert.True(outcome is Accepted, $"{key}: {(outcome as Refused)?.Status.Message}");
    }

    private static string Plural(string kind) => kind.ToLowerInvariant() is [.., 'y'] name ? name[..^1] + "ies" : kind.ToLowerInvariant() + "s";
}
