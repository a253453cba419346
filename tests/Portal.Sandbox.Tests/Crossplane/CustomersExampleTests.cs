using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Crossplane;

/// <summary>The customer's five manifests, as written.</summary>
public sealed class CustomersExampleTests
{
    private const string Composites = "/apis/database.example.com/v1alpha1/xpostgresqlinstances";
    private const string Instances = "/apis/rds.aws.upbound.io/v1beta1/instances";

    [Fact]
    public async Task Composite_OfAnXrdWithoutClaimNames_BecomesReadyWithFieldsBesideForProvider()
    {
        Assert.SkipUnless(SharedFolder.Exists, "seed: no shared folder");
        await using var cluster = await Cluster.StartAsync();
        foreach (var file in new[] { "providerconfig", "xrd", "composition", "xpostgresqlinstance" })
        {
            await cluster.CreateAsync(await File.ReadAllTextAsync(SharedFolder.Of("seed", file + ".yaml"), TestContext.Current.CancellationToken));
        }

        var composite = await cluster.UntilAsync($"{Composites}/my-app-db", found => found.Is("Ready", "True"));
        var instance = Assert.Single(await cluster.ListAsync(Instances));
        Assert.Equal(100L, ((NumberValue)instance.At("spec", "allocatedStorage")!).AsInteger);
        Assert.Equal("db.t3.medium", instance.At("spec", "class")!.Text);
        Assert.Equal("Postgres", instance.At("spec", "engine")!.Text);
        Assert.Equal("rds-postgres-composition", composite.At("spec", "compositionRef", "name")!.Text);
        Assert.True(instance.Is("Ready", "True"));

        Assert.Equal(200, await cluster.DeleteAsync($"{Composites}/my-app-db"));
        await cluster.GoneAsync($"{Composites}/my-app-db");
        await cluster.GoneAsync($"{Instances}/{instance.Name()}");
    }
}
