using Portal.Sandbox.Tests.Crossplane;
using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Providers;

/// <summary>What people ask of the simulated cloud: failures, rate limits, quotas, slowness, drift.</summary>
public sealed class FaultTests
{
    private const string Vpcs = "/apis/ec2.aws.upbound.io/v1beta1/vpcs";
    private const string Faults = "/apis/sandbox.portal.internal/v1alpha1/cloudfaults";
    private const string Quotas = "/apis/sandbox.portal.internal/v1alpha1/cloudquotas";

    [Fact]
    public async Task Quota_RefusesOneMore_InTheCloudsWords_UntilThereIsRoom()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync("{ apiVersion: sandbox.portal.internal/v1alpha1, kind: CloudQuota, metadata: { name: networks }, spec: { group: ec2.aws.upbound.io, kind: VPC, limit: 1 } }");
        await cluster.CreateAsync(Vpc("one"));
        await cluster.UntilAsync(Vpcs + "/one", found => found.Is("Ready", "True"));
        await cluster.CreateAsync(Vpc("two"));
        var refused = await cluster.UntilAsync(Vpcs + "/two", found => found.Is("Synced", "False"));
        Assert.Matches("^create failed: cannot create VPC: operation error EC2: CreateVpc, https response error StatusCode: 400, RequestID: .*VpcLimitExceeded: ", refused.Condition("Synced")!["message"]!.Text);
        Assert.Equal("ReconcileError", refused.Condition("Synced")!["reason"]!.Text);
        Assert.Equal("AsyncCreateFailure", refused.Condition("LastAsyncOperation")!["reason"]!.Text);
        await cluster.UntilAsync(Quotas + "/networks", found => found.At("status", "used")?.Equals(NumberValue.Of(1)) == true);

        await cluster.DeleteAsync(Vpcs + "/one");
        await cluster.UntilAsync(Vpcs + "/two", found => found.Is("Ready", "True") && found.Is("Synced", "True") && found.Is("LastAsyncOperation", "True"));
    }

    [Fact]
    public async Task QuotaOfAProviderConfig_CountsOnlyWhatIsMadeUnderIt()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(
            """
            apiVersion: aws.upbound.io/v1beta1
            kind: ProviderConfig
            metadata: { name: narrow, annotations: { sandbox.portal.internal/quota: "VPC.ec2.aws.upbound.io=0" } }
            spec: { credentials: { source: None } }
            """);
        await cluster.CreateAsync(Vpc("inside", config: "narrow"));
        await cluster.CreateAsync(Vpc("outside"));
        await cluster.UntilAsync(Vpcs + "/outside", found => found.Is("Ready", "True"));
        await cluster.UntilAsync(Vpcs + "/inside", found => found.Is("Synced", "False"));
        await cluster.MergeAsync("/apis/aws.upbound.io/v1beta1/providerconfigs/narrow", """{"metadata":{"annotations":{"sandbox.portal.internal/quota":"VPC=1"}}}""");
        await cluster.UntilAsync(Vpcs + "/inside", found => found.Is("Ready", "True"));
    }

    [Fact]
    public async Task Throttling_GivesTheRateError_AndIsTriedAgain()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(Vpc("hasty", annotations: """{ sandbox.portal.internal/throttle: "2" }"""));
        await cluster.UntilAsync(Vpcs + "/hasty", found => found.Is("Ready", "True") && found.Is("Synced", "True"));
        var told = (await cluster.ListAsync("/api/v1/namespaces/default/events")).First(told => told["reason"]?.Text == "CannotCreateExternalResource" && told.At("involvedObject", "name")?.Text == "hasty");
        Assert.EndsWith("api error Throttling: Rate exceeded", told["message"]!.Text, StringComparison.Ordinal);
        Assert.StartsWith("2 of 2 at", (await cluster.GetAsync(Vpcs + "/hasty")).At("metadata", "annotations", "sandbox.portal.internal/throttled")!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_StrikesWhatItMatches_WhileItIsThere()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(Vpc("red-1"));
        await cluster.CreateAsync(Vpc("blue-1"));
        await cluster.UntilAsync(Vpcs + "/red-1", found => found.Is("Ready", "True"));
        await cluster.UntilAsync(Vpcs + "/blue-1", found => found.Is("Ready", "True"));
        await cluster.CreateAsync(
            """
            apiVersion: sandbox.portal.internal/v1alpha1
            kind: CloudFault
            metadata: { name: outage }
            spec: { match: { group: ec2.aws.upbound.io, name: "red-*" }, operations: [observe, create], fail: "api error Unavailable: eu-central-1a is on fire" }
            """);
        var struck = await cluster.UntilAsync(Vpcs + "/red-1", found => found.Is("Synced", "False"));
        Assert.Equal("observe failed: cannot observe VPC: api error Unavailable: eu-central-1a is on fire", struck.Condition("Synced")!["message"]!.Text);
        await cluster.UntilAsync(Faults + "/outage", found => found.At("status", "affected")?.Equals(NumberValue.Of(1)) == true);
        await cluster.CreateAsync(Vpc("red-2"));
        await cluster.UntilAsync(Vpcs + "/red-2", found => found.Is("Synced", "False") && found.At("metadata", "annotations", "crossplane.io/external-create-succeeded") is null);
        Assert.True((await cluster.GetAsync(Vpcs + "/blue-1")).Is("Synced", "True"));

        await cluster.DeleteAsync(Faults + "/outage");
        await cluster.UntilAsync(Vpcs + "/red-1", found => found.Is("Synced", "True") && found.Is("Ready", "True"));
        await cluster.UntilAsync(Vpcs + "/red-2", found => found.Is("Synced", "True") && found.Is("Ready", "True"));
    }

    [Fact]
    public async Task FaultThatLasts_EndsOfItself_AndSlowsAndDrifts()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(Vpc("calm"));
        await cluster.UntilAsync(Vpcs + "/calm", found => found.Is("Ready", "True"));
        await cluster.CreateAsync("{ apiVersion: sandbox.portal.internal/v1alpha1, kind: CloudFault, metadata: { name: burst }, spec: { match: { kind: VPC }, throttle: true, lastsFor: 200s } }");
        await cluster.UntilAsync(Vpcs + "/calm", found => found.Is("Synced", "False") && found.Is("Ready", "True"));
        await cluster.UntilAsync(Faults + "/burst", found => found.At("status", "active") is BoolValue { Flag: false });
        await cluster.UntilAsync(Vpcs + "/calm", found => found.Is("Synced", "True"));

        await cluster.CreateAsync("{ apiVersion: sandbox.portal.internal/v1alpha1, kind: CloudFault, metadata: { name: hand }, spec: { match: { name: calm }, drift: instanceTenancy=dedicated, deleteAfter: 2h } }");
        await cluster.UntilAsync(Vpcs + "/calm", found => found.At("status", "atProvider", "instanceTenancy")?.Text == "dedicated");
        await cluster.UntilAsync(Vpcs + "/calm", found => found.At("status", "atProvider", "instanceTenancy")?.Text != "dedicated");
        await cluster.DeleteAsync(Vpcs + "/calm");
        await cluster.UntilAsync(Vpcs + "/calm", found => found.Condition("Ready")?["reason"]?.Text == "Deleting");
        await cluster.DeleteAsync(Faults + "/hand");
        await cluster.GoneAsync(Vpcs + "/calm");
    }

    [Fact]
    public async Task Failure_StrikesOnlyTheOperationsThatAreNamed()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(Vpc("kept", annotations: """{ sandbox.portal.internal/fail: "DependencyViolation: it has dependencies", sandbox.portal.internal/fail-on: delete }"""));
        await cluster.UntilAsync(Vpcs + "/kept", found => found.Is("Ready", "True"));
        await cluster.DeleteAsync(Vpcs + "/kept");
        await cluster.UntilAsync(Vpcs + "/kept", found => found.Condition("Synced")?["message"]?.Text == "delete failed: cannot delete VPC: DependencyViolation: it has dependencies");
        await cluster.MergeAsync(Vpcs + "/kept", """{"metadata":{"annotations":{"sandbox.portal.internal/fail":null}}}""");
        await cluster.GoneAsync(Vpcs + "/kept");
    }

    private static async Task<Cluster> StartAsync()
    {
        var cluster = await Cluster.StartAsync();
        await cluster.DefineAsync("VPC.ec2.aws.upbound.io");
        return cluster;
    }

    private static string Vpc(string name, string config = "default", string annotations = "{}") =>
        $$"""
        apiVersion: ec2.aws.upbound.io/v1beta1
        kind: VPC
        metadata: { name: {{name}}, annotations: {{annotations}} }
        spec: { providerConfigRef: { name: {{config}} }, forProvider: { region: eu-central-1, cidrBlock: 10.0.0.0/16 } }
        """;
}
