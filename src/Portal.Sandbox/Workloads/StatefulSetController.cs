using System.Diagnostics.CodeAnalysis;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Workloads;

/// <summary>Keeps the numbered pods of a StatefulSet: made in order, each when the one before is ready, replaced from the highest when the template changes.</summary>
internal sealed class StatefulSetController(TimeProvider time) : IController
{
    private const string RevisionLabel = "controller-revision-hash";
    private readonly EventRecorder _events = new(time, "statefulset-controller");

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key) => (key = Owned.KeyFor(change, "apps/v1", "StatefulSet")) is not null;

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        var found = await api.GetAsync(key.ApiVersion, key.Kind, key.Namespace, key.Name, token);
        if (found is not { Ok: true, Body: { } set } || Owned.IsTerminating(set))
        {
            return null;
        }

        var revision = $"{key.Name}-{Pods.HashOf(set.At("spec", "template")!)}";
        var pods = await Owned.ListAsync(api, "v1", "Pod", set, token);
        await StepAsync(set, pods, revision, api, token);
        pods = await Owned.ListAsync(api, "v1", "Pod", set, token);
        var status = StatusOf(set, pods, revision);
        if (!status.Equals(set["status"]))
        {
            Owned.Require(await api.UpdateStatusAsync(set.With("status", status).Without("metadata", "resourceVersion"), token));
        }

        return null;
    }

    /// <summary>The next thing to do: make a missing pod, take one too many away, or replace an outdated one.</summary>
    private async Task StepAsync(MapValue set, IReadOnlyList<MapValue> pods, string revision, ILocalApi api, CancellationToken token)
    {
        var wanted = Owned.Number(set, "spec", "replicas");
        var isParallel = set.At("spec", "podManagementPolicy")?.Text == "Parallel";
        var byName = pods.ToDictionary(Owned.Name, StringComparer.Ordinal);
        for (var i = 0; i < wanted; i++)
        {
            var name = $"{Owned.Name(set)}-{i}";
            if (!byName.TryGetValue(name, out var pod))
            {
                await CreateAsync(set, name, i, revision, api, token);
            }

            if (!isParallel && (pod is null || !Pods.IsReady(pod)))
            {
                return;
            }
        }

        var surplus = pods.Where(pod => OrdinalOf(pod) >= wanted).OrderByDescending(OrdinalOf).ToList();
        var outdated = pods.Where(pod => pod.At("metadata", "labels", RevisionLabel)?.Text != revision).OrderByDescending(OrdinalOf).ToList();
        if (surplus.Concat(outdated).FirstOrDefault() is { } next && !Owned.IsTerminating(next))
        {
            await api.DeleteAsync("v1", "Pod", Owned.Namespace(next), Owned.Name(next), token);
            await _events.NormalAsync(api, set, "SuccessfulDelete", $"delete Pod {Owned.Name(next)} in StatefulSet {Owned.Name(set)} successful", token);
        }
    }

    private async Task CreateAsync(MapValue set, string name, int ordinal, string revision, ILocalApi api, CancellationToken token)
    {
        var template = (MapValue)set.At("spec", "template")!;
        template = template.With(["metadata", "labels", RevisionLabel], revision).With(["metadata", "labels", "statefulset.kubernetes.io/pod-name"], name)
            .With(["metadata", "labels", "apps.kubernetes.io/pod-index"], ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Owned.Require(await api.CreateAsync(Pods.Of(set, template, name), token));
        await _events.NormalAsync(api, set, "SuccessfulCreate", $"create Pod {name} in StatefulSet {Owned.Name(set)} successful", token);
    }

    private static int OrdinalOf(MapValue pod) => int.TryParse(Owned.Name(pod).Split('-')[^1], out var number) ? number : 0;

    private static MapValue StatusOf(MapValue set, IReadOnlyList<MapValue> pods, string revision)
    {
        var (ready, updated) = (pods.Count(Pods.IsReady), pods.Count(pod => pod.At("metadata", "labels", RevisionLabel)?.Text == revision));
        var isDone = updated == pods.Count && ready == Owned.Number(set, "spec", "replicas");
        return MapValue.Of(
            ("observedGeneration", set.At("metadata", "generation")), ("replicas", pods.Count), ("readyReplicas", ready == 0 ? null : (Value)ready),
            ("currentReplicas", updated == 0 ? null : (Value)updated), ("updatedReplicas", updated == 0 ? null : (Value)updated), ("availableReplicas", ready),
            ("currentRevision", isDone ? revision : set.At("status", "currentRevision") ?? revision), ("updateRevision", revision), ("collisionCount", 0));
    }
}
