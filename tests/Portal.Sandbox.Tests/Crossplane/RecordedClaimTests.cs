using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Crossplane;

/// <summary>The claim that was recorded on real Crossplane, on the sandbox.</summary>
public sealed class RecordedClaimTests
{
    private const string Claims = "/apis/database.lab.example.org/v1alpha1/namespaces/team-a/postgresqlinstances";
    private const string Composites = "/apis/database.lab.example.org/v1alpha1/xpostgresqlinstances";
    private const string Claim =
        """
        apiVersion: database.lab.example.org/v1alpha1
        kind: PostgreSQLInstance
        metadata: { name: orders-db, namespace: team-a, labels: { app: orders } }
        spec:
          compositeDeletePolicy: Foreground
          parameters: { region: eu-central-1, size: medium, storageGB: 50, tags: { cost-center: "4711", team: a } }
          writeConnectionSecretToRef: { name: orders-db-conn }
        """;

    [Fact]
    public async Task Claim_FromCreationToDeletion_IsAsRecorded()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(Claim);
        var claim = await cluster.UntilAsync(Claims + "/orders-db", found => found.Is("Ready", "True"));
        var composite = await cluster.GetAsync($"{Composites}/{claim.At("spec", "resourceRef", "name")!.Text}");

        await PartsAreAsRecordedAsync(cluster, composite);
        await SecretsAreAsRecordedAsync(cluster, composite);
        await EventsAreAsRecordedAsync(cluster, composite);

        Assert.Equal("db.t3.medium", claim.At("status", "instanceClass")!.Text);
        Assert.Equal("postgresql-aws", claim.At("spec", "compositionRef", "name")!.Text);
        Assert.True(composite.Is("Responsive", "True"));

        await cluster.DeleteAsync(Claims + "/orders-db");
        await cluster.GoneAsync(Claims + "/orders-db");
        await cluster.GoneAsync($"{Composites}/{composite.Name()}");
        await cluster.GoneAsync("/api/v1/namespaces/team-a/secrets/orders-db-conn");
        Assert.Empty(await cluster.ListAsync("/apis/rds.aws.upbound.io/v1beta3/instances"));
    }

    [Fact]
    public async Task ChangedClaim_ReachesItsParts()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(Claim);
        await cluster.UntilAsync(Claims + "/orders-db", found => found.Is("Ready", "True"));
        await cluster.MergeAsync(Claims + "/orders-db", """{"spec":{"parameters":{"size":"large","storageGB":200}}}""");
        await cluster.UntilAsync(Claims + "/orders-db", found => found.At("status", "instanceClass")?.Text == "db.m5.large");
        var instance = Assert.Single(await cluster.ListAsync("/apis/rds.aws.upbound.io/v1beta3/instances"));
        Assert.Equal(200L, ((NumberValue)instance.At("spec", "forProvider", "allocatedStorage")!).AsInteger);
    }

    [Theory]
    [InlineData("does-not-exist", "cannot fetch Composition: cannot get Composition: Composition.apiextensions.crossplane.io \"does-not-exist\" not found")]
    public async Task Claim_OfACompositionThatIsNotThere_WaitsAndItsCompositeSaysWhy(string composition, string message)
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(
            $$"""
            apiVersion: database.lab.example.org/v1alpha1
            kind: PostgreSQLInstance
            metadata: { name: lost, namespace: team-a }
            spec: { compositionRef: { name: {{composition}} }, parameters: { region: eu-central-1, storageGB: 20 } }
            """);
        var claim = await cluster.UntilAsync(Claims + "/lost", found => found.Condition("Ready")?["reason"]?.Text == "Waiting");
        Assert.Equal("Claim is waiting for composite resource to become Ready", claim.Condition("Ready")!["message"]!.Text);
        var composite = await cluster.UntilAsync($"{Composites}/{claim.At("spec", "resourceRef", "name")!.Text}", found => found.Is("Synced", "False"));
        Assert.Equal("ReconcileError", composite.Condition("Synced")!["reason"]!.Text);
        Assert.Equal(message, composite.Condition("Synced")!["message"]!.Text);
    }

    [Fact]
    public async Task Composite_WhosePipelineNamesAnUnknownFunction_SaysWhichOne()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(
            """
            apiVersion: apiextensions.crossplane.io/v1
            kind: Composition
            metadata: { name: by-kcl }
            spec:
              compositeTypeRef: { apiVersion: database.lab.example.org/v1alpha1, kind: XPostgreSQLInstance }
              mode: Pipeline
              pipeline:
                - step: render
                  functionRef: { name: function-kcl }
                  input: { apiVersion: krm.kcl.dev/v1alpha1, kind: KCLInput, spec: { source: "" } }
            ---
            apiVersion: database.lab.example.org/v1alpha1
            kind: XPostgreSQLInstance
            metadata: { name: rendered }
            spec: { compositionRef: { name: by-kcl }, parameters: { region: eu-central-1, storageGB: 20 } }
            """);
        var composite = await cluster.UntilAsync(Composites + "/rendered", found => found.Is("Synced", "False"));
        Assert.Contains("cannot run Composition pipeline step \"render\"", composite.Condition("Synced")!["message"]!.Text, StringComparison.Ordinal);
        Assert.Contains("function-kcl", composite.Condition("Synced")!["message"]!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PausedClaim_IsLeftAlone_AndGoesOnWhenResumed()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(Claim.Replace("labels: { app: orders }", "annotations: { crossplane.io/paused: \"true\" }", StringComparison.Ordinal));
        var paused = await cluster.UntilAsync(Claims + "/orders-db", found => found.Condition("Synced")?["reason"]?.Text == "ReconcilePaused");
        Assert.Null(paused.At("spec", "resourceRef"));
        await cluster.MergeAsync(Claims + "/orders-db", """{"metadata":{"annotations":{"crossplane.io/paused":null}}}""");
        await cluster.UntilAsync(Claims + "/orders-db", found => found.Is("Ready", "True"));
    }

    [Fact]
    public async Task FailureOnDemand_IsInheritedFromTheClaim_AndHeals()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(Claim);
        await cluster.UntilAsync(Claims + "/orders-db", found => found.Is("Ready", "True"));
        await cluster.MergeAsync(Claims + "/orders-db", """{"metadata":{"annotations":{"sandbox.portal.internal/fail":"StorageFull: no space left"}}}""");
        await cluster.UntilAsync(Claims + "/orders-db", found => found.Is("Ready", "False"));
        var instance = Assert.Single(await cluster.ListAsync("/apis/rds.aws.upbound.io/v1beta3/instances"));
        Assert.Equal("observe failed: cannot observe Instance: StorageFull: no space left", instance.Condition("Synced")!["message"]!.Text);
        await cluster.MergeAsync(Claims + "/orders-db", """{"metadata":{"annotations":{"sandbox.portal.internal/fail":null}}}""");
        await cluster.UntilAsync(Claims + "/orders-db", found => found.Is("Ready", "True"));
    }

    [Fact]
    public async Task WhatAUsageSaysIsInUse_IsNotDeleted_UntilTheUsageIsGone()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(Claim);
        var claim = await cluster.UntilAsync(Claims + "/orders-db", found => found.Is("Ready", "True"));
        var composite = claim.At("spec", "resourceRef", "name")!.Text!;
        await cluster.CreateAsync(
            $$"""
            apiVersion: protection.crossplane.io/v1beta1
            kind: ClusterUsage
            metadata: { name: keep }
            spec: { reason: holds the books, of: { apiVersion: database.lab.example.org/v1alpha1, kind: XPostgreSQLInstance, resourceRef: { name: {{composite}} } } }
            """);
        await cluster.UntilAsync($"{Composites}/{composite}", found => found.At("metadata", "labels", "crossplane.io/in-use")?.Text == "true");
        Assert.Equal(409, await cluster.DeleteAsync($"{Composites}/{composite}"));
        await cluster.DeleteAsync("/apis/protection.crossplane.io/v1beta1/clusterusages/keep");
        await cluster.GoneAsync("/apis/protection.crossplane.io/v1beta1/clusterusages/keep");
        Assert.Equal(200, await cluster.DeleteAsync($"{Composites}/{composite}"));
    }

    private static async Task<Cluster> StartAsync()
    {
        Assert.SkipUnless(SharedFolder.Exists, "recorded: no shared folder");
        var cluster = await Cluster.StartAsync();
        await cluster.CreateAsync("{ apiVersion: v1, kind: Namespace, metadata: { name: team-a } }");
        await cluster.CreateAsync(Bare("xrd.yaml"));
        await cluster.CreateAsync(Bare("composition.yaml"));
        return cluster;
    }

    private static string Bare(string file) => Recorded.Bare("classic", file);

    private static async Task PartsAreAsRecordedAsync(Cluster cluster, Value composite)
    {
        var recorded = Recorded.One("classic", "composed-rds.yaml");
        var instance = Assert.Single(await cluster.ListAsync("/apis/rds.aws.upbound.io/v1beta3/instances"));
        Assert.Null(FirstDifference.Between(
            ((MapValue)recorded["spec"]!).Without("writeConnectionSecretToRef"), ((MapValue)instance["spec"]!).Without("writeConnectionSecretToRef"), "spec"));
        Assert.Equal("rds-instance", instance.At("metadata", "annotations", "crossplane.io/composition-resource-name")!.Text);
        Assert.Equal(instance.Name(), instance.At("metadata", "annotations", "crossplane.io/external-name")!.Text);
        Assert.Equal(composite.Name(), instance.At("metadata", "labels", "crossplane.io/composite")!.Text);
        Assert.Equal("orders-db", instance.At("metadata", "labels", "crossplane.io/claim-name")!.Text);
        Assert.Equal("team-a", instance.At("metadata", "labels", "crossplane.io/claim-namespace")!.Text);
        Assert.Equal(composite.Name() + "-", instance.At("metadata", "generateName")!.Text);
        Assert.Equal(composite.At("metadata", "uid"), instance.At("metadata", "ownerReferences")!.Items[0]["uid"]);
    }

    private static async Task SecretsAreAsRecordedAsync(Cluster cluster, Value composite)
    {
        var secret = await cluster.GetAsync("/api/v1/namespaces/team-a/secrets/orders-db-conn");
        Assert.Equal("connection.crossplane.io/v1alpha1", secret["type"]!.Text);
        Assert.Equal(["endpoint", "password", "port", "username"], secret["data"]!.Members.Select(pair => pair.Key).Order(StringComparer.Ordinal));
        var uid = composite.At("metadata", "uid")!.Text;
        Assert.Equal(secret["data"], (await cluster.GetAsync($"/api/v1/namespaces/crossplane-system/secrets/{uid}"))["data"]);
        Assert.NotNull(await cluster.FindAsync($"/api/v1/namespaces/crossplane-system/secrets/{uid}-rds"));
    }

    /// <summary>Their number depends on timing; each of the recorded texts must be there.</summary>
    private static async Task EventsAreAsRecordedAsync(Cluster cluster, Value composite)
    {
        var events = (await cluster.ListAsync("/api/v1/events")).Select(found => $"{found.At("involvedObject", "kind")!.Text} {found["type"]!.Text} {found["reason"]!.Text} {found["message"]!.Text}").ToHashSet(StringComparer.Ordinal);
        var revision = composite.At("spec", "compositionRevisionRef", "name")!.Text;
        string[] expected =
        [
            "XPostgreSQLInstance Normal CompositionSelection Default composition has been selected",
            "XPostgreSQLInstance Normal SelectComposition Successfully selected composition: postgresql-aws",
            $"XPostgreSQLInstance Normal SelectComposition Selected composition revision: {revision}",
            "PostgreSQLInstance Normal BindCompositeResource Successfully bound composite resource",
            "Instance Normal CreatedExternalResource Successfully requested creation of external resource",
            "XPostgreSQLInstance Normal PublishConnectionSecret Successfully published connection details",
            "XPostgreSQLInstance Normal ComposeResources Composed resource \"rds-instance\" is not yet ready",
            "PostgreSQLInstance Normal PropagateConnectionSecret Successfully propagated connection details from composite resource",
            "Composition Normal CreateRevision Created new revision",
            "CompositeResourceDefinition Normal EstablishComposite Applied composite resource CustomResourceDefinition: xpostgresqlinstances.database.lab.example.org",
            "CompositeResourceDefinition Normal OfferClaim Applied composite resource claim CustomResourceDefinition: postgresqlinstances.database.lab.example.org",
        ];
        Assert.Empty(expected.Except(events, StringComparer.Ordinal));
    }
}
