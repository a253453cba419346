using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Crossplane;

/// <summary>What people saw of the recorded claim with kubectl: what was refused, and how.</summary>
public sealed class RecordedSurfaceTests
{
    private const string Claims = "/apis/database.lab.example.org/v1alpha1/namespaces/team-a/postgresqlinstances";

    [Fact]
    public async Task Claims_AreRefusedInTheRecordedWords()
    {
        Assert.SkipUnless(SharedFolder.Exists, "recorded: no shared folder");
        await using var cluster = await Cluster.StartAsync();
        await cluster.CreateAsync("{ apiVersion: v1, kind: Namespace, metadata: { name: team-a } }");
        foreach (var input in RecordedCase.All["classic"].Inputs)
        {
            await cluster.CreateAsync(input);
        }

        var rejected = Claim("rejected", "eu-central-1", storage: 200);
        var (created, refusal) = await cluster.PostAsync(Claims, rejected);
        Assert.Equal(422, created);
        Assert.Equal(Said("failing", "rejected.txt"), Told(refusal));

        var (changed, immutable) = await cluster.MergedAsync(Claims + "/orders-db", """{"spec":{"parameters":{"region":"us-east-1"}}}""");
        Assert.Equal(422, changed);
        Assert.Equal(Said("classic", "rejected-immutable.txt"), Told(immutable));
    }

    private static MapValue Claim(string name, string region, long storage) => MapValue.Of(
        ("apiVersion", "database.lab.example.org/v1alpha1"),
        ("kind", "PostgreSQLInstance"),
        ("metadata", MapValue.Of(("name", name))),
        ("spec", MapValue.Of(("parameters", MapValue.Of(("region", region), ("storageGB", storage))))));

    /// <summary>kubectl prints the causes after the kind and the name.</summary>
    private static string Said(string folder, string file) =>
        File.ReadAllText(SharedFolder.Of("recorded", folder, file)).Trim().Split("is invalid: ")[1];

    private static string Told(Value status) =>
        string.Join(", ", status.At("details", "causes")!.Items.Select(cause => $"{cause["field"]!.Text}: {cause["message"]!.Text}"));
}
