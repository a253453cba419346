using System.Diagnostics.CodeAnalysis;
using Portal.Sandbox.Admission;
using Portal.Sandbox.Definitions;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Workloads;

/// <summary>Runs the pods of a Job until as many have succeeded as it asks for.</summary>
internal sealed class JobController(TimeProvider time) : IController
{
    private readonly EventRecorder _events = new(time, "job-controller");

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key) => (key = Owned.KeyFor(change, "batch/v1", "Job")) is not null;

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        var found = await api.GetAsync(key.ApiVersion, key.Kind, key.Namespace, key.Name, token);
        if (found is not { Ok: true, Body: { } job } || Owned.IsTerminating(job) || ConditionList.IsTrue(job.At("status", "conditions"), "Complete"))
        {
            return null;
        }

        var pods = await Owned.ListAsync(api, "v1", "Pod", job, token);
        var succeeded = pods.Count(pod => pod.At("status", "phase")?.Text == "Succeeded");
        var active = pods.Where(Pods.IsActive).ToList();
        var wanted = job.At("spec", "suspend") is BoolValue { Flag: true } ? 0
            : Math.Min(Owned.Number(job, "spec", "parallelism"), Owned.Number(job, "spec", "completions") - succeeded);
        for (var i = active.Count; i < wanted; i++)
        {
            var made = await api.CreateAsync(Pods.Of(job, job.At("spec", "template"), null), token);
            Owned.Require(made);
            await _events.NormalAsync(api, job, "SuccessfulCreate", $"Created pod: {Owned.Name(made.Body!)}", token);
        }

        await ReportAsync(job, succeeded, Math.Max(active.Count, wanted), active.Count(Pods.IsReady), api, token);
        return null;
    }

    private async Task ReportAsync(MapValue job, int succeeded, long active, int ready, ILocalApi api, CancellationToken token)
    {
        var now = Clock.Stamp(time);
        var isDone = succeeded >= Owned.Number(job, "spec", "completions");
        var conditions = job.At("status", "conditions");
        var status = MapValue.Of(
            ("startTime", job.At("status", "startTime") ?? now), ("active", active == 0 || isDone ? null : (Value)active), ("ready", ready), ("succeeded", succeeded == 0 ? null : (Value)succeeded),
            ("terminating", 0), ("completionTime", isDone ? now : null),
            ("conditions", isDone ? ConditionList.Set(conditions, "Complete", "True", "CompletionsReached", "Reached expected number of succeeded pods", now) : conditions));
        if (status.Equals(job["status"]))
        {
            return;
        }

        Owned.Require(await api.UpdateStatusAsync(job.With("status", status).Without("metadata", "resourceVersion"), token));
        if (isDone)
        {
            await _events.NormalAsync(api, job, "Completed", "Job completed", token);
        }
    }
}
