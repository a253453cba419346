using Portal.Sandbox.Tests.Crossplane;

namespace Portal.Sandbox.Tests.Providers;

/// <summary>References of managed resources to each other.</summary>
public sealed class ReferenceTests
{
    private const string Subnets = "/apis/ec2.aws.upbound.io/v1beta1/subnets";

    [Fact]
    public async Task Reference_WaitsForWhatItMeans_AndFillsTheField()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(Subnet("by-name", "vpcIdRef: { name: main }"));
        var waiting = await cluster.UntilAsync(Subnets + "/by-name", found => found.Is("Synced", "False"));
        Assert.Equal("cannot resolve references: mg.Spec.ForProvider.VPCID: cannot get referenced resource: VPC.ec2.aws.upbound.io \"main\" not found", waiting.Condition("Synced")!["message"]!.Text);
        await cluster.CreateAsync("{ apiVersion: ec2.aws.upbound.io/v1beta1, kind: VPC, metadata: { name: main, labels: { net: main } }, spec: { forProvider: { region: eu-central-1 } } }");
        var subnet = await cluster.UntilAsync(Subnets + "/by-name", found => found.Is("Ready", "True"));
        Assert.StartsWith("vpc-", subnet.At("spec", "forProvider", "vpcId")!.Text, StringComparison.Ordinal);
        Assert.Equal(subnet.At("spec", "forProvider", "vpcId"), (await cluster.GetAsync("/apis/ec2.aws.upbound.io/v1beta1/vpcs/main")).At("metadata", "annotations", "crossplane.io/external-name"));
    }

    [Fact]
    public async Task Selector_MatchesLabels_FillsLists_AndMayBeOptional()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(Subnet("a", "vpcId: vpc-1", "zone: one"));
        await cluster.CreateAsync(Subnet("b", "vpcId: vpc-1", "zone: one"));
        await cluster.CreateAsync(Subnet("c", "vpcId: vpc-1", "zone: two"));
        await cluster.CreateAsync(
            """
            apiVersion: rds.aws.upbound.io/v1beta1
            kind: SubnetGroup
            metadata: { name: group }
            spec: { forProvider: { region: eu-central-1, subnetIdSelector: { matchLabels: { zone: one } } } }
            """);
        var group = await cluster.UntilAsync("/apis/rds.aws.upbound.io/v1beta1/subnetgroups/group", found => found.Is("Ready", "True"));
        Assert.Equal(2, group.At("spec", "forProvider", "subnetIds")!.Items.Count);
        Assert.Equal(["a", "b"], group.At("spec", "forProvider", "subnetIdRefs")!.Items.Select(reference => reference["name"]!.Text));

        await cluster.CreateAsync(Subnet("lonely", "vpcIdSelector: { matchLabels: { net: nowhere }, policy: { resolution: Optional } }"));
        await cluster.UntilAsync(Subnets + "/lonely", found => found.Is("Ready", "True"));
    }

    private static async Task<Cluster> StartAsync()
    {
        var cluster = await Cluster.StartAsync();
        await cluster.DefineAsync("VPC.ec2.aws.upbound.io", "Subnet.ec2.aws.upbound.io", "SubnetGroup.rds.aws.upbound.io");
        return cluster;
    }

    private static string Subnet(string name, string network, string labels = "") =>
        $"{{ apiVersion: ec2.aws.upbound.io/v1beta1, kind: Subnet, metadata: {{ name: {name}, labels: {{ {labels} }} }}, spec: {{ forProvider: {{ region: eu-central-1, {network} }} }} }}";
}
