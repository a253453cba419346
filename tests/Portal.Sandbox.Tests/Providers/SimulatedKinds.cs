using Portal.Sandbox.Crossplane.Install;
using Portal.Sandbox.Providers.Cloud;
using Portal.Sandbox.Tests.Crossplane;
using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Providers;

/// <summary>The CRDs of simulated kinds in a sandbox that has none from the start.</summary>
internal static class SimulatedKinds
{
    /// <param name="cluster">An empty sandbox.</param>
    /// <param name="kinds">As <c>Instance.rds.aws.upbound.io</c>.</param>
    public static async Task DefineAsync(this Cluster cluster, params IReadOnlyList<string> kinds)
    {
        foreach (var named in kinds.Select(kind => kind.Split('.', 2)))
        {
            var entry = KindBook.Entry(named[1], named[0])!;
            var (code, answer) = await cluster.PostAsync("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", CompactCrd.Expand(entry));
            Assert.True(code == 201, ValueWriter.ToJson(answer));
            await cluster.UntilAsync($"/apis/{named[1]}/{entry["versions"]!.Items[^1].Text}/{entry["plural"]!.Text}", _ => true);
        }
    }
}
