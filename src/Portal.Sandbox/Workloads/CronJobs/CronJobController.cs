using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Portal.Sandbox.Definitions;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Workloads;

/// <summary>Starts a Job at each time of a CronJob's schedule, by the concurrency policy, and keeps as many finished ones as it asks for.</summary>
internal sealed class CronJobController(TimeProvider time) : IController
{
    private const string ScheduledAt = "batch.kubernetes.io/cronjob-scheduled-timestamp";
    private static readonly TimeSpan LongestLook = TimeSpan.FromHours(2);
    private static readonly (string Condition, string Limit)[] Kept = [("Complete", "successfulJobsHistoryLimit"), ("Failed", "failedJobsHistoryLimit")];
    private readonly EventRecorder _events = new(time, "cronjob-controller");

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key) => (key = Owned.KeyFor(change, "batch/v1", "CronJob")) is not null;

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        var found = await api.GetAsync(key.ApiVersion, key.Kind, key.Namespace, key.Name, token);
        if (found is not { Ok: true, Body: { } cron } || Owned.IsTerminating(cron))
        {
            return null;
        }

        var jobs = await Owned.ListAsync(api, "batch/v1", "Job", cron, token);
        var due = cron.At("spec", "suspend") is BoolValue { Flag: true } ? null : Due(cron);
        var started = due is { } at ? await StartAsync(cron, at, jobs, api, token) : null;
        await ReportAsync(cron, jobs, started, due, api, token);
        await TidyAsync(cron, jobs, api, token);
        return Schedule(cron)?.After(time.GetUtcNow(), Zone(cron)) - time.GetUtcNow();
    }

    /// <summary>The newest time of the schedule that has passed and was not served; null where none is due.</summary>
    private DateTimeOffset? Due(MapValue cron)
    {
        var (now, zone) = (time.GetUtcNow(), Zone(cron));
        var last = Clock.Read(cron.At("status", "lastScheduleTime")?.Text ?? cron.At("metadata", "creationTimestamp")?.Text) ?? now;
        var earliest = cron.At("spec", "startingDeadlineSeconds") is NumberValue { AsInteger: { } seconds } && now.AddSeconds(-seconds) is var bound && bound > last ? bound : last;
        // Of a long absence only the newest time counts, and nobody walks through all the others.
        earliest = now - earliest > LongestLook ? now - LongestLook : earliest;
        DateTimeOffset? due = null;
        for (var next = Schedule(cron)?.After(earliest, zone); next <= now; next = Schedule(cron)?.After(next.Value, zone))
        {
            due = next;
        }

        return due;
    }

    /// <summary>The Job of a time; null where the policy forbids one now.</summary>
    private async Task<MapValue?> StartAsync(MapValue cron, DateTimeOffset at, IReadOnlyList<MapValue> jobs, ILocalApi api, CancellationToken token)
    {
        var active = jobs.Where(job => !IsDone(job)).ToList();
        var policy = cron.At("spec", "concurrencyPolicy")?.Text;
        if (policy == "Forbid" && active.Count > 0)
        {
            await _events.NormalAsync(api, cron, "JobAlreadyActive", "Not starting job because prior execution is running and concurrency policy is Forbid", token);
            return null;
        }

        foreach (var job in policy == "Replace" ? active : [])
        {
            await api.DeleteAsync("batch/v1", "Job", Owned.Namespace(job), Owned.Name(job), token);
            await _events.NormalAsync(api, cron, "SuccessfulDelete", $"Deleted job {Owned.Name(job)}", token);
        }

        var made = await api.CreateAsync(JobOf(cron, at), token);
        if (made.Code != 409)
        {
            Owned.Require(made);
            await _events.NormalAsync(api, cron, "SuccessfulCreate", $"Created job {Owned.Name(made.Body!)}", token);
        }

        return made.Code == 409 ? null : made.Body;
    }

    private static MapValue JobOf(MapValue cron, DateTimeOffset at)
    {
        var template = cron.At("spec", "jobTemplate") as MapValue ?? MapValue.Empty;
        var metadata = (template["metadata"] as MapValue ?? MapValue.Empty)
            .With("name", $"{Owned.Name(cron)}-{at.ToUnixTimeSeconds() / 60}").With("namespace", Owned.Namespace(cron)!)
            .With(["annotations", ScheduledAt], at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)).With("ownerReferences", Owned.Reference(cron));
        return MapValue.Of(("apiVersion", "batch/v1"), ("kind", "Job"), ("metadata", metadata), ("spec", template["spec"]));
    }

    private async Task ReportAsync(MapValue cron, IReadOnlyList<MapValue> jobs, MapValue? started, DateTimeOffset? due, ILocalApi api, CancellationToken token)
    {
        var active = jobs.Where(job => !IsDone(job)).Concat(started is null ? [] : [started]).DistinctBy(Owned.Name).Select(Reference).ToList();
        var last = jobs.Where(job => ConditionList.IsTrue(job.At("status", "conditions"), "Complete")).Select(job => job.At("status", "completionTime")?.Text).Max(StringComparer.Ordinal);
        var status = MapValue.Of(
            ("active", active.Count == 0 ? null : new ListValue(active)),
            ("lastScheduleTime", due is { } at ? Clock.Stamp(at) : cron.At("status", "lastScheduleTime")),
            ("lastSuccessfulTime", last ?? cron.At("status", "lastSuccessfulTime")));
        if (!status.Equals(cron["status"]))
        {
            Owned.Require(await api.UpdateStatusAsync(cron.With("status", status).Without("metadata", "resourceVersion"), token));
        }
    }

    private async Task TidyAsync(MapValue cron, IReadOnlyList<MapValue> jobs, ILocalApi api, CancellationToken token)
    {
        foreach (var (condition, limit) in Kept)
        {
            var done = jobs.Where(job => ConditionList.IsTrue(job.At("status", "conditions"), condition)).OrderByDescending(job => job.At("status", "startTime")?.Text, StringComparer.Ordinal);
            foreach (var job in done.Skip((int)Math.Clamp(Owned.Number(cron, "spec", limit), 0, int.MaxValue)))
            {
                await api.DeleteAsync("batch/v1", "Job", Owned.Namespace(job), Owned.Name(job), token);
                await _events.NormalAsync(api, cron, "SuccessfulDelete", $"Deleted job {Owned.Name(job)}", token);
            }
        }
    }

    private static bool IsDone(MapValue job) => ConditionList.IsTrue(job.At("status", "conditions"), "Complete") || ConditionList.IsTrue(job.At("status", "conditions"), "Failed");

    private static Value Reference(MapValue job) => MapValue.Of(
        ("kind", "Job"), ("namespace", job.At("metadata", "namespace")), ("name", job.At("metadata", "name")), ("uid", job.At("metadata", "uid")),
        ("apiVersion", "batch/v1"), ("resourceVersion", job.At("metadata", "resourceVersion")));

    private static CronSchedule? Schedule(MapValue cron)
    {
        try
        {
            return CronSchedule.Parse(cron.At("spec", "schedule")?.Text ?? "");
        }
        catch (FormatException)
        {
            // It was stored before schedules were checked.
            return null;
        }
    }

    private static TimeZoneInfo Zone(MapValue cron) => cron.At("spec", "timeZone")?.Text is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;
}
