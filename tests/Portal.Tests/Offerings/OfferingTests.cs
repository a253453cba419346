using Portal.Infrastructure;
using Portal.Kubernetes.Objects;
using Portal.Offerings;
using Portal.Schema.Values;
using Portal.Tests.Orders;

namespace Portal.Tests.Offerings;

public sealed class OfferingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Offerings_OfEveryGenerationOfXrd_AreWhatAPersonCreates()
    {
        await using var portal = await OrderingPortal.StartAsync(Token);
        await portal.ApplyAsync(Manifests.ClaimDefinition, Token);
        await portal.ApplyAsync(Manifests.ClaimCompositions, Token);
        await portal.ApplyAsync(Manifests.ModernDefinitions, Token);
        var seed = await portal.SeedAsync(Token);
        var claim = await portal.OfferingAsync("xdatabases.platform.example.org", Token, offering => offering.Variants.Count == 2);
        var namespaced = await portal.OfferingAsync("buckets.platform.example.org", Token);
        var cluster = await portal.OfferingAsync("networks.platform.example.org", Token);

        Assert.Equal(new ResourceType("database.example.com", "v1alpha1", "xpostgresqlinstances", "XPostgreSQLInstance", false), seed.Type);
        Assert.Equal((CompositeScope.LegacyCluster, false, "XPostgreSQLInstance"), (seed.Scope, seed.IsClaim, seed.Look.Title));
        Assert.Contains("3 fit", Assert.Single(portal.Offerings.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(["username", "password", "endpoint"], seed.ConnectionKeys);
        Assert.False(seed.HasOptions);
        Assert.Equal(["RDS instance"], seed.Preset!.Parts.Select(part => part.Words));

        Assert.Equal(new ResourceType("platform.example.org", "v1", "databases", "Database", true), claim.Type);
        Assert.Equal((true, "PostgreSQL database", "small", "Small"), (claim.IsClaim, claim.Look.Title, claim.DefaultVariant, claim.Preset!.Title));
        Assert.Equal("platform.example.org/v1 goes away in spring", claim.Deprecation);
        Assert.True(claim is { HasOptions: true, WritesSecret: true, DefaultDeletePolicy: "Background" });
        Assert.Equal((20d, "Disk size"), (claim.Schema.Property("spec")!.Property("storageGB")!.Constraints.Minimum, claim.Hints.Property("spec").Property("storageGB").Label));
        Assert.NotNull(claim.Schema.Property("spec")!.Property("compositionRef"));

        Assert.Equal((CompositeScope.Namespaced, true, false), (namespaced.Scope, namespaced.Type.Namespaced, namespaced.HasOptions));
        Assert.Equal((CompositeScope.Cluster, false, "Network"), (cluster.Scope, cluster.Type.Namespaced, cluster.Look.Title));
    }

    [Fact]
    public async Task Offering_IsFollowed_FromPublicationToWithdrawal()
    {
        await using var portal = await OrderingPortal.StartAsync(Token);
        await using var answers = portal.Get<OfferingQuery>().FollowAsync(portal.Dana, "default", "rds-postgres-provisioner", Token).GetAsyncEnumerator(Token);

        await portal.SeedAsync(Token);
        var there = await UntilAsync(answers, answer => answer?.Offering is { Broken: null });
        await portal.DeleteAsync(new(OrderingPortal.Definitions, null, "xpostgresqlinstances.database.example.com"), Token);
        var gone = await UntilAsync(answers, answer => answer is null || answer.Offering?.Broken is not null);

        Assert.True(there!.Right.InCluster);
        Assert.Equal("Provision AWS RDS PostgreSQL instances", there.Offering!.Look.Title);
        Assert.True(gone?.Offering is null or { Broken: not null });
    }

    [Fact]
    public async Task Orderable_IsWhatThePersonMayCreate_AndWhere()
    {
        await using var portal = await OrderingPortal.StartAsync(Token);
        await portal.ApplyAsync(Manifests.ClaimDefinition, Token);
        await portal.ApplyAsync(Manifests.ModernDefinitions, Token);
        await portal.SeedAsync(Token);
        await portal.OfferingAsync("networks.platform.example.org", Token);
        await portal.OfferingAsync("buckets.platform.example.org", Token);
        var claim = await portal.OfferingAsync("xdatabases.platform.example.org", Token);
        var query = portal.Get<OfferingQuery>();

        var dana = await query.OfAsync(portal.Dana, Token);
        var stranger = await query.OfAsync(new("eve", ["team-c"]), Token);
        var guest = await query.OfAsync(Portal.Identity.Caller.Guest, Token);
        var where = await portal.Get<CreationRights>().OfAsync(portal.Bo, claim.Type, Token);

        Assert.Equal(["Bucket", "PostgreSQL database", "XPostgreSQLInstance"], dana.Offerings.Select(offering => offering.Look.Title));
        Assert.Equal((1, 4, 4), (dana.Others, stranger.Others, guest.Others));
        Assert.Equal((0, 0), (stranger.Offerings.Count, guest.Offerings.Count));
        Assert.Equal(["team-b"], where.Namespaces);
    }

    [Fact]
    public void BrokenDefinition_IsShownWithTheServersReason()
    {
        var xrd = Portal.Forms.Documents.ManifestDocument.Parse("""
            apiVersion: apiextensions.crossplane.io/v1
            kind: CompositeResourceDefinition
            metadata: {name: xthings.platform.example.org, uid: u, resourceVersion: "1"}
            spec:
              group: platform.example.org
              names: {kind: XThing, plural: xthings}
              versions:
              - name: v1
                served: true
                referenceable: true
                schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {name: {}}}}}}
            """).Value;
        var found = KubeObject.Parse(OrderingPortal.Definitions, ValueWriter.ToUtf8(xrd));

        var offering = OfferingReader.Read(found, xrd, null, [], null);

        Assert.Equal("properties[spec].properties[name].type: Required value: must not be empty for specified object fields", offering.Broken);
        Assert.Equal(("default", "xthings.platform.example.org", "XThing"), (offering.Look.Namespace, offering.Look.Name, offering.Look.Title));
    }

    [Theory]
    [InlineData("rds.aws.upbound.io", "Instance", "RDS instance")]
    [InlineData("rds.aws.m.upbound.io", "SubnetGroup", "Subnet group")]
    [InlineData("", "Secret", "Secret")]
    [InlineData("s3.aws.upbound.io", "Bucket", "Bucket")]
    [InlineData("elasticache.aws.upbound.io", "User", "Elasticache user")]
    public void Kinds_AreSaidInWords(string group, string kind, string words) => Assert.Equal(words, KindTitles.Of(group, kind));

    private static async Task<T> UntilAsync<T>(IAsyncEnumerator<T> answers, Func<T, bool> wanted)
    {
        while (await answers.MoveNextAsync())
        {
            if (wanted(answers.Current))
            {
                return answers.Current;
            }
        }

        throw new InvalidOperationException("The answers ended.");
    }
}
