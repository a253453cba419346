using System.Text;
using Portal.Sandbox.Tests.Crossplane;

namespace Portal.Sandbox.Tests.Providers;

/// <summary>The simulated databases on a real PostgreSQL, seen through psql.</summary>
public sealed class RealDatabaseTests(PostgresProcess postgres) : IClassFixture<PostgresProcess>
{
    private const string Instances = "/apis/rds.aws.upbound.io/v1beta1/instances";

    [Fact]
    public async Task Secret_OpensTheDatabaseInPsql_AndDeletionDropsIt()
    {
        await using var cluster = await StartAsync();
        await postgres.AskAsync("CREATE DATABASE app");
        await cluster.CreateAsync(Instance("first", "app", "owner"));
        await cluster.CreateAsync(Instance("second", "app", "owner"));
        var (first, second) = (await SecretAsync(cluster, "first"), await SecretAsync(cluster, "second"));

        Assert.Equal($"{first["username"]}|{first["database"]}", await PsqlAsync(first, "SELECT current_user || '|' || current_database()"));
        await PsqlAsync(first, "CREATE TABLE orders (id int)");
        Assert.NotEqual(first["database"], second["database"]);
        Assert.DoesNotContain("app", new[] { first["database"], second["database"] });
        Assert.Equal(first["database"], (await cluster.GetAsync(Instances + "/first")).At("status", "atProvider", "dbName")!.Text);
        Assert.Equal(first["host"] + ":" + first["port"], first["endpoint"]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => PsqlAsync(first, "SELECT 1", second["database"]));

        var open = PsqlAsync(first, "SELECT pg_sleep(60)");
        await cluster.DeleteAsync(Instances + "/first");
        await cluster.GoneAsync(Instances + "/first");
        await Assert.ThrowsAsync<InvalidOperationException>(() => open);
        Assert.Equal(second["database"], await postgres.AskAsync($"SELECT datname FROM pg_database WHERE datname IN ('{first["database"]}', '{second["database"]}')"));
        Assert.Equal("", await postgres.AskAsync($"SELECT rolname FROM pg_roles WHERE rolname = '{first["username"]}'"));
        Assert.Equal("app", await postgres.AskAsync("SELECT datname FROM pg_database WHERE datname = 'app'"));
    }

    [Fact]
    public async Task Names_AreQuoted_AndCutAsPostgresCutsThem()
    {
        await using var cluster = await StartAsync();
        var name = "or'ders\"; DROP DATABASE postgres; -- ä" + new string('x', 80);
        await cluster.CreateAsync(Instance("odd", name.Replace("'", "''", StringComparison.Ordinal), "pg_admin"));
        var secret = await SecretAsync(cluster, "odd");

        Assert.StartsWith("or'ders\"; DROP", secret["database"], StringComparison.Ordinal);
        Assert.True(Encoding.UTF8.GetByteCount(secret["database"]) <= 63);
        Assert.Equal(secret["database"], await PsqlAsync(secret, "SELECT current_database()"));
    }

    [Fact]
    public async Task ServerThatIsAway_IsSaid_AndHeals()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(Instance("patient", "patient", "patient"));
        var before = await SecretAsync(cluster, "patient");
        await postgres.StopAsync();
        try
        {
            await cluster.CreateAsync(Instance("late", "late", "late"));
            var late = await cluster.UntilAsync(Instances + "/late", found => found.Is("Synced", "False"));
            Assert.Contains("cannot connect to PostgreSQL server 127.0.0.1", late.Condition("Synced")!["message"]!.Text, StringComparison.Ordinal);
            await cluster.UntilAsync(Instances + "/patient", found => found.Is("Synced", "False"));
            await cluster.DeleteAsync(Instances + "/patient");
            await cluster.UntilAsync(Instances + "/patient", found => found.Condition("Synced")?["message"]?.Text?.StartsWith("delete failed", StringComparison.Ordinal) == true);
        }
        finally
        {
            await postgres.StartAsync();
        }

        await cluster.GoneAsync(Instances + "/patient");
        Assert.Equal("", await postgres.AskAsync($"SELECT datname FROM pg_database WHERE datname = '{before["database"]}'"));
        await cluster.UntilAsync(Instances + "/late", found => found.Is("Synced", "True") && found.Is("Ready", "True"));
        Assert.Equal("1", await PsqlAsync(await SecretAsync(cluster, "late"), "SELECT 1"));
    }

    [Fact]
    public async Task DatabaseOfItsOwn_LiesOnTheServerThatItNames()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(
            """
            apiVersion: dbforpostgresql.azure.upbound.io/v1beta1
            kind: FlexibleServerDatabase
            metadata: { name: shop }
            spec: { forProvider: { serverIdRef: { name: main } } }
            """);
        const string Shop = "/apis/dbforpostgresql.azure.upbound.io/v1beta1/flexibleserverdatabases/shop";
        await cluster.UntilAsync(Shop, found => found.Is("Synced", "False"));
        await cluster.CreateAsync(
            """
            apiVersion: dbforpostgresql.azure.upbound.io/v1beta1
            kind: FlexibleServer
            metadata: { name: main }
            spec: { forProvider: { administratorLogin: chief }, writeConnectionSecretToRef: { name: main, namespace: default } }
            """);
        await cluster.UntilAsync(Shop, found => found.Is("Ready", "True") && found.Is("Synced", "True"));
        var server = await SecretAsync(cluster, "main");
        Assert.Equal("shop", await PsqlAsync(server, "SELECT current_database()", "shop"));
        await cluster.DeleteAsync(Shop);
        await cluster.GoneAsync(Shop);
        Assert.Equal("", await postgres.AskAsync("SELECT datname FROM pg_database WHERE datname = 'shop'"));
    }

    private async Task<Cluster> StartAsync()
    {
        Assert.SkipWhen(postgres.Trouble is not null, $"postgresql: {postgres.Trouble}");
        var cluster = await Cluster.StartAsync(change: options => options with { PostgreSql = postgres.ConnectionString });
        await cluster.DefineAsync("Instance.rds.aws.upbound.io", "FlexibleServer.dbforpostgresql.azure.upbound.io", "FlexibleServerDatabase.dbforpostgresql.azure.upbound.io");
        return cluster;
    }

    private static string Instance(string name, string database, string user) =>
        $$"""
        apiVersion: rds.aws.upbound.io/v1beta1
        kind: Instance
        metadata: { name: {{name}} }
        spec:
          forProvider: { region: eu-central-1, engine: postgres, engineVersion: "16", instanceClass: db.t3.small, allocatedStorage: 20, dbName: '{{database}}', username: {{user}} }
          writeConnectionSecretToRef: { name: {{name}}, namespace: default }
        """;

    private static async Task<Dictionary<string, string>> SecretAsync(Cluster cluster, string name)
    {
        var found = await cluster.UntilAsync($"/api/v1/namespaces/default/secrets/{name}", _ => true);
        return found["data"]!.Members.ToDictionary(pair => pair.Key, pair => Encoding.UTF8.GetString(Convert.FromBase64String(pair.Value.Text!)), StringComparer.Ordinal);
    }

    private static Task<string> PsqlAsync(Dictionary<string, string> secret, string query, string? database = null) =>
        PostgresProcess.PsqlAsync(secret["host"], secret["port"], secret["username"], secret["password"], database ?? secret["database"], query);
}
