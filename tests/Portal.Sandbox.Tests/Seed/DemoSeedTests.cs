using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Server;
using Portal.Sandbox.Tests.Crossplane;
using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Seed;

/// <summary>The demo as it stands after the start.</summary>
public sealed class DemoSeedTests
{
    private const string Platform = "/apis/platform.example.org/v1alpha1";

    [Fact]
    public async Task Demo_HasSomethingReadyFailedProgressingAndPaused()
    {
        await using var cluster = await Cluster.StartAsync("demo", speed: 1);
        var ready = await cluster.UntilAsync(Platform + "/namespaces/team-a/postgresqlinstances/orders-db", found => found.Is("Ready", "True"));
        Assert.Equal("group:default/team-a", ready.At("metadata", "annotations", "portal.internal/owner")!.Text);
        var secret = await cluster.GetAsync("/api/v1/namespaces/team-a/secrets/orders-db-connection");
        Assert.Equal(["database", "endpoint", "password", "port", "username"], secret["data"]!.Members.Select(pair => pair.Key).Order(StringComparer.Ordinal));

        var buckets = await cluster.UntilAsync("/apis/s3.aws.upbound.io/v1beta2/buckets", list => list["items"]!.Items.Any(bucket => bucket.Is("Synced", "False")));
        Assert.Contains("the name is taken", buckets["items"]!.Items.First(bucket => bucket.Is("Synced", "False")).Condition("Synced")!["message"]!.Text, StringComparison.Ordinal);
        await cluster.UntilAsync(Platform + "/namespaces/team-b/postgresqlinstances/search-index", found => found.Is("Synced", "True") && found.Is("Ready", "False"));
        await cluster.UntilAsync(Platform + "/namespaces/team-a/messagequeues/settlements", found => found.Condition("Synced")?["reason"]?.Text == "ReconcilePaused");
        await cluster.UntilAsync(Platform + "/kubernetesclusters/team-b-staging", found => found.Is("Ready", "True"));
        await cluster.UntilAsync(Platform + "/namespaces/team-b/rediscaches/cart-cache", found => found.Is("Ready", "True"));
        Assert.NotNull(await cluster.FindAsync("/api/v1/namespaces/team-b/secrets/cart-cache-connection"));

        await RightsHoldAsync(cluster);
        await MetricsMoveAsync(cluster);
        await LogsSpeakAsync(cluster);
    }

    [Fact]
    public void Catalog_NamesWhatTheSeedHas()
    {
        var seeded = EmbeddedYaml.Below("Seed/demo").SelectMany(EmbeddedYaml.Documents).ToList();
        var deployments = seeded.Where(found => found["kind"]?.Text == "Deployment").Select(found => $"{found.At("metadata", "namespace")?.Text}/{found.Name()}").ToHashSet(StringComparer.Ordinal);
        var definitions = seeded.Where(found => found["kind"]?.Text == "CompositeResourceDefinition").Select(found => found.Name()).ToHashSet(StringComparer.Ordinal);
        var entities = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "seed", "catalog"), "*.yaml").SelectMany(file => YamlValues.Read(File.ReadAllText(file))).ToList();

        var components = entities.Where(entity => entity["kind"]?.Text == "Component").ToList();
        Assert.Equal(12, components.Count);
        Assert.All(components, component => Assert.Contains($"{component.At("metadata", "annotations", "backstage.io/kubernetes-namespace")!.Text}/{component.Name()}", deployments));
        var offerings = entities.Select(entity => entity.At("metadata", "annotations", "portal.internal/offering")?.Text).OfType<string>().ToList();
        Assert.Equal(definitions.Order(StringComparer.Ordinal), offerings.Order(StringComparer.Ordinal));
    }

    private static async Task RightsHoldAsync(Cluster cluster)
    {
        Assert.True(await cluster.MayAsync("dana", "team-a", "create", "platform.example.org", "postgresqlinstances", "team-a"));
        Assert.False(await cluster.MayAsync("dana", "team-a", "create", "platform.example.org", "postgresqlinstances", "team-b"));
        Assert.True(await cluster.MayAsync("dana", "team-a", "create", "database.example.com", "xpostgresqlinstances"));
        Assert.True(await cluster.MayAsync("dana", "team-a", "get", "", "secrets", "team-a"));
        Assert.False(await cluster.MayAsync("dana", "team-a", "get", "", "secrets", "crossplane-system"));
        Assert.False(await cluster.MayAsync("bo", "team-b", "list", "platform.example.org", "postgresqlinstances", "team-a"));
        Assert.False(await cluster.MayAsync("bo", "team-b", "list", "rds.aws.upbound.io", "instances"));
        Assert.True(await cluster.MayAsync("bo", "team-b", "get", "", "services", "monitoring", "prometheus:9090", "proxy"));
        Assert.True(await cluster.MayAsync("pat", "platform-team", "create", "apiextensions.crossplane.io", "compositeresourcedefinitions"));
        Assert.True(await cluster.MayAsync("pat", "platform-team", "list", "rds.aws.upbound.io", "instances"));
        Assert.False(await cluster.MayAsync("pat", "platform-team", "get", "", "secrets", "team-a"));
    }

    private static async Task MetricsMoveAsync(Cluster cluster)
    {
        const string Prometheus = "/api/v1/namespaces/monitoring/services/prometheus:9090/proxy/api/v1/";
        var cpu = await cluster.GetAsync(Prometheus + "query_range?start=1767225600&end=1767229200&step=60&query=" + Uri.EscapeDataString("aws_rds_cpuutilization_average{dbinstance_identifier=~\"orders-db.*\"}"));
        var series = Assert.Single(cpu.At("data", "result")!.Items);
        Assert.Equal(61, series["values"]!.Items.Count);
        Assert.True(series["values"]!.Items.Select(point => point.Items[1].Text).Distinct().Count() > 30);

        await cluster.UntilAsync("/api/v1/namespaces/team-a/pods", list => list["items"]!.Items.Any(pod => pod.Name().StartsWith("orders-api", StringComparison.Ordinal) && pod.At("status", "phase")?.Text == "Running"));
        var cores = await cluster.GetAsync(Prometheus + "query?time=1767229200&query=" + Uri.EscapeDataString("sum(rate(container_cpu_usage_seconds_total{namespace=\"team-a\",pod=~\"orders-api-.*\",container!=\"\"}[5m]))"));
        Assert.Single(cores.At("data", "result")!.Items);
        Assert.Null(await cluster.FindAsync(Prometheus + "query?query=sum("));
    }

    private static async Task LogsSpeakAsync(Cluster cluster)
    {
        var pods = (await cluster.ListAsync("/api/v1/namespaces/team-a/pods")).First(pod => pod.Name().StartsWith("orders-api", StringComparison.Ordinal) && pod.At("status", "phase")?.Text == "Running");
        Assert.Contains("connection orders-db-connection: environment is there", await cluster.TextAsync($"/api/v1/namespaces/team-a/pods/{pods.Name()}/log"), StringComparison.Ordinal);
        var provider = (await cluster.ListAsync("/api/v1/namespaces/crossplane-system/pods")).First(pod => pod.Name().StartsWith("provider-aws-s3", StringComparison.Ordinal));
        var log = await cluster.TextAsync($"/api/v1/namespaces/crossplane-system/pods/{provider.Name()}/log");
        Assert.Contains("reports-archive", log, StringComparison.Ordinal);
        Assert.Contains("the name is taken", log, StringComparison.Ordinal);
    }
}
