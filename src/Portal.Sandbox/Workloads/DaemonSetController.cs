using System.Diagnostics.CodeAnalysis;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Workloads;

/// <summary>One pod of a DaemonSet on the one node, replaced when the template changes.</summary>
internal sealed class DaemonSetController : IController
{
    private const string RevisionLabel = "controller-revision-hash";

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key) => (key = Owned.KeyFor(change, "apps/v1", "DaemonSet")) is not null;

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        var found = await api.GetAsync(key.ApiVersion, key.Kind, key.Namespace, key.Name, token);
        if (found is not { Ok: true, Body: { } set } || Owned.IsTerminating(set))
        {
            return null;
        }

        var revision = Pods.HashOf(set.At("spec", "template")!);
        var pods = (await Owned.ListAsync(api, "v1", "Pod", set, token)).Where(Pods.IsActive).ToList();
        foreach (var pod in pods.Where(pod => pod.At("metadata", "labels", RevisionLabel)?.Text != revision))
        {
            await api.DeleteAsync("v1", "Pod", key.Namespace, Owned.Name(pod), token);
        }

        if (pods.Count == 0)
        {
            var template = ((MapValue)set.At("spec", "template")!).With(["metadata", "labels", RevisionLabel], revision);
            Owned.Require(await api.CreateAsync(Pods.Of(set, template, null), token));
        }

        var (ready, updated) = (pods.Count(Pods.IsReady), pods.Count(pod => pod.At("metadata", "labels", RevisionLabel)?.Text == revision));
        var status = MapValue.Of(
            ("observedGeneration", set.At("metadata", "generation")), ("currentNumberScheduled", pods.Count), ("desiredNumberScheduled", 1), ("numberMisscheduled", 0),
            ("numberReady", ready), ("numberAvailable", ready == 0 ? null : (Value)ready), ("updatedNumberScheduled", updated == 0 ? null : (Value)updated));
        if (!status.Equals(set["status"]))
        {
            Owned.Require(await api.UpdateStatusAsync(set.With("status", status).Without("metadata", "resourceVersion"), token));
        }

        return null;
    }
}
