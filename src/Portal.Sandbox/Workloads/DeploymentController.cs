using System.Diagnostics.CodeAnalysis;
using Portal.Sandbox.Admission;
using Portal.Sandbox.Definitions;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Workloads;

/// <summary>Rolls Deployments out: one ReplicaSet a template, the new one growing while the old ones shrink, within what the strategy allows.</summary>
internal sealed class DeploymentController(TimeProvider time) : IController
{
    private const string Revision = "deployment.kubernetes.io/revision";
    private static readonly string[] NotCarried = [Revision, "kubectl.kubernetes.io/last-applied-configuration", "deployment.kubernetes.io/desired-replicas", "deployment.kubernetes.io/max-replicas"];
    private readonly EventRecorder _events = new(time, "deployment-controller");

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key) => (key = Owned.KeyFor(change, "apps/v1", "Deployment")) is not null;

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        var found = await api.GetAsync(key.ApiVersion, key.Kind, key.Namespace, key.Name, token);
        if (found is not { Ok: true, Body: { } deployment } || Owned.IsTerminating(deployment))
        {
            return null;
        }

        var sets = await Owned.ListAsync(api, "apps/v1", "ReplicaSet", deployment, token);
        var current = sets.FirstOrDefault(set => TemplateOf(set).Equals(deployment.At("spec", "template")));
        if (current is null && !IsPaused(deployment))
        {
            current = await CreateAsync(deployment, sets, api, token);
            sets = [.. sets, current];
        }

        deployment = await NumberedAsync(deployment, current, sets, api, token);
        await RollAsync(deployment, current, [.. sets.Where(set => current is null || Owned.Name(set) != Owned.Name(current))], api, token);
        await ReportAsync(deployment, current, api, token);
        return null;
    }

    private static bool IsPaused(MapValue deployment) => deployment.At("spec", "paused") is BoolValue { Flag: true };

    private static MapValue TemplateOf(MapValue set)
    {
        var template = (MapValue)set.At("spec", "template")!;
        template = template.Without("metadata", "labels", Pods.TemplateHash);
        return template.At("metadata", "labels") is MapValue { Count: 0 } ? template.Without("metadata", "labels") : template;
    }

    private static long RevisionOf(MapValue value) => long.TryParse(value.At("metadata", "annotations", Revision)?.Text, out var number) ? number : 0;

    private async Task<MapValue> CreateAsync(MapValue deployment, IReadOnlyList<MapValue> sets, ILocalApi api, CancellationToken token)
    {
        var template = (MapValue)deployment.At("spec", "template")!;
        var hash = Pods.HashOf(template);
        var labelled = template.With(["metadata", "labels", Pods.TemplateHash], hash);
        var revision = (sets.Count == 0 ? 0 : sets.Max(RevisionOf)) + 1;
        var set = MapValue.Of(
            ("apiVersion", "apps/v1"), ("kind", "ReplicaSet"),
            ("metadata", MapValue.Of(
                ("name", $"{Owned.Name(deployment)}-{hash}"), ("namespace", Owned.Namespace(deployment)), ("labels", labelled.At("metadata", "labels")),
                ("annotations", AnnotationsOf(deployment, revision)), ("ownerReferences", Owned.Reference(deployment)))),
            ("spec", MapValue.Of(
                ("replicas", 0), ("selector", ((MapValue)deployment.At("spec", "selector")!).With(["matchLabels", Pods.TemplateHash], hash)), ("template", labelled))));
        var made = await api.CreateAsync(set, token);
        Owned.Require(made);
        return made.Body!;
    }

    /// <summary>The set in use has the highest revision, also when the template goes back to an older one.</summary>
    private static async Task<MapValue> NumberedAsync(MapValue deployment, MapValue? current, IReadOnlyList<MapValue> sets, ILocalApi api, CancellationToken token)
    {
        if (current is null)
        {
            return deployment;
        }

        var highest = sets.Where(set => Owned.Name(set) != Owned.Name(current)).Select(RevisionOf).DefaultIfEmpty(0).Max();
        var revision = RevisionOf(current) > highest ? RevisionOf(current) : highest + 1;
        var annotations = AnnotationsOf(deployment, revision);
        if (annotations.Pairs.Any(pair => !pair.Value.Equals(current.At("metadata", "annotations", pair.Key))))
        {
            await api.ApplyAsync(Annotated(current, annotations), "deployment-controller", force: true, token);
        }

        if (RevisionOf(deployment) == revision)
        {
            return deployment;
        }

        var written = await api.UpdateAsync(deployment.With(["metadata", "annotations", Revision], revision.ToString()), token);
        Owned.Require(written);
        return written.Body ?? deployment;
    }

    /// <summary>A set carries its deployment's annotations, so that an undo brings them back with the template.</summary>
    private static MapValue AnnotationsOf(MapValue deployment, long revision) => new(
        (deployment.At("metadata", "annotations")?.Members ?? []).Where(pair => !NotCarried.Contains(pair.Key)).Append(KeyValuePair.Create(Revision, (Value)revision.ToString())));

    private static MapValue Annotated(MapValue set, MapValue annotations) => MapValue.Of(
        ("apiVersion", "apps/v1"), ("kind", "ReplicaSet"),
        ("metadata", MapValue.Of(("name", Owned.Name(set)), ("namespace", Owned.Namespace(set)), ("annotations", annotations))));

    private async Task RollAsync(MapValue deployment, MapValue? current, IReadOnlyList<MapValue> old, ILocalApi api, CancellationToken token)
    {
        var wanted = Owned.Number(deployment, "spec", "replicas");
        var running = old.Where(set => Owned.Number(set, "spec", "replicas") > 0).ToList();
        if (IsPaused(deployment) || current is null)
        {
            return;
        }

        if (deployment.At("spec", "strategy", "type")?.Text == "Recreate")
        {
            await Task.WhenAll(running.Select(set => ScaleAsync(deployment, set, 0, api, token)));
            var arePodsLeft = old.Any(set => Owned.Number(set, "status", "replicas") > 0) || running.Count > 0;
            await ScaleAsync(deployment, current, arePodsLeft ? 0 : wanted, api, token);
            return;
        }

        var rolling = deployment.At("spec", "strategy", "rollingUpdate");
        var surge = Pods.Share(rolling?["maxSurge"], wanted, up: true);
        var missing = Pods.Share(rolling?["maxUnavailable"], wanted, up: false);
        missing = surge == 0 && missing == 0 ? 1 : missing;
        var oldSize = running.Sum(set => Owned.Number(set, "spec", "replicas"));
        var size = Owned.Number(current, "spec", "replicas");
        var next = size > wanted ? wanted : Math.Min(wanted, Math.Max(size, wanted + surge - oldSize));
        await ScaleAsync(deployment, current, next, api, token);
        var available = old.Append(current).Sum(set => Owned.Number(set, "status", "availableReplicas"));
        await ShrinkAsync(deployment, running, available - (wanted - missing), api, token);
    }

    /// <summary>Takes pods from the old sets: first those that are not available anyway, then as many as can be spared.</summary>
    private async Task ShrinkAsync(MapValue deployment, List<MapValue> running, long spare, ILocalApi api, CancellationToken token)
    {
        foreach (var set in running.OrderBy(RevisionOf))
        {
            var size = Owned.Number(set, "spec", "replicas");
            var idle = size - Math.Min(size, Owned.Number(set, "status", "availableReplicas"));
            var take = Math.Min(size - idle, Math.Max(0, spare));
            spare -= take;
            await ScaleAsync(deployment, set, size - idle - take, api, token);
        }
    }

    private async Task ScaleAsync(MapValue deployment, MapValue set, long replicas, ILocalApi api, CancellationToken token)
    {
        var size = Owned.Number(set, "spec", "replicas");
        if (size == replicas)
        {
            return;
        }

        Owned.Require(await api.UpdateAsync(set.With(["spec", "replicas"], replicas), token));
        await _events.NormalAsync(
            api, deployment, "ScalingReplicaSet", $"Scaled {(replicas > size ? "up" : "down")} replica set {Owned.Name(set)} from {size} to {replicas}", token);
    }

    private async Task ReportAsync(MapValue deployment, MapValue? current, ILocalApi api, CancellationToken token)
    {
        var sets = await Owned.ListAsync(api, "apps/v1", "ReplicaSet", deployment, token);
        var mine = current is null ? null : sets.FirstOrDefault(set => Owned.Name(set) == Owned.Name(current));
        var status = DeploymentStatus.Of(deployment, mine, sets, Clock.Stamp(time));
        if (!status.Equals(deployment["status"]))
        {
            Owned.Require(await api.UpdateStatusAsync(deployment.With("status", status).Without("metadata", "resourceVersion"), token));
        }

        if (ConditionList.Find(status["conditions"], "Progressing")?["reason"]?.Text == "NewReplicaSetAvailable")
        {
            await ForgetAsync(deployment, sets, mine, api, token);
        }
    }

    private static async Task ForgetAsync(MapValue deployment, IReadOnlyList<MapValue> sets, MapValue? current, ILocalApi api, CancellationToken token)
    {
        var idle = sets.Where(set => current is not null && Owned.Name(set) != Owned.Name(current) && Owned.Number(set, "spec", "replicas") == 0 && Owned.Number(set, "status", "replicas") == 0)
            .OrderByDescending(RevisionOf).Skip((int)Owned.Number(deployment, "spec", "revisionHistoryLimit"));
        foreach (var set in idle)
        {
            await api.DeleteAsync("apps/v1", "ReplicaSet", Owned.Namespace(set), Owned.Name(set), token);
        }
    }
}
