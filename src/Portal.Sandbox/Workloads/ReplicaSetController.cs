using System.Diagnostics.CodeAnalysis;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Workloads;

/// <summary>Keeps as many pods of a template as a ReplicaSet asks for.</summary>
internal sealed class ReplicaSetController(TimeProvider time) : IController
{
    private readonly EventRecorder _events = new(time, "replicaset-controller");

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key) => (key = Owned.KeyFor(change, "apps/v1", "ReplicaSet")) is not null;

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        var found = await api.GetAsync(key.ApiVersion, key.Kind, key.Namespace, key.Name, token);
        if (found is not { Ok: true, Body: { } set })
        {
            return null;
        }

        var pods = (await Owned.ListAsync(api, "v1", "Pod", set, token)).Where(Pods.IsActive).ToList();
        var wanted = Owned.Number(set, "spec", "replicas");
        if (!Owned.IsTerminating(set))
        {
            await ScaleAsync(set, pods, wanted, api, token);
        }

        pods = [.. (await Owned.ListAsync(api, "v1", "Pod", set, token)).Where(Pods.IsActive)];
        var ready = pods.Count(Pods.IsReady);
        var status = MapValue.Of(
            ("replicas", pods.Count), ("fullyLabeledReplicas", pods.Count == 0 ? null : (Value)pods.Count), ("readyReplicas", ready == 0 ? null : (Value)ready),
            ("availableReplicas", ready == 0 ? null : (Value)ready), ("observedGeneration", set.At("metadata", "generation")));
        if (!status.Equals(set["status"]))
        {
            Owned.Require(await api.UpdateStatusAsync(set.With("status", status).Without("metadata", "resourceVersion"), token));
        }

        return null;
    }

    private async Task ScaleAsync(MapValue set, List<MapValue> pods, long wanted, ILocalApi api, CancellationToken token)
    {
        for (var i = pods.Count; i < wanted; i++)
        {
            var made = await api.CreateAsync(Pods.Of(set, set.At("spec", "template"), null), token);
            Owned.Require(made);
            await _events.NormalAsync(api, set, "SuccessfulCreate", $"Created pod: {Owned.Name(made.Body!)}", token);
        }

        var surplus = pods.OrderBy(Pods.IsReady).ThenByDescending(pod => pod.At("metadata", "creationTimestamp")?.Text, StringComparer.Ordinal).Take((int)Math.Max(0, pods.Count - wanted));
        foreach (var pod in surplus)
        {
            await api.DeleteAsync("v1", "Pod", Owned.Namespace(pod), Owned.Name(pod), token);
            await _events.NormalAsync(api, set, "SuccessfulDelete", $"Deleted pod: {Owned.Name(pod)}", token);
        }
    }
}
