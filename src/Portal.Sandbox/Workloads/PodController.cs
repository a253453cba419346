using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Portal.Sandbox.Admission;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Workloads;

/// <summary>
/// The node of the sandbox: pods are scheduled, their images pulled, their containers started, made ready, and in time ended, in believable steps.
/// A pod that reads a Secret or key that is missing waits and says so; one that is told to fail (annotation) does.
/// </summary>
internal sealed class PodController(SandboxContext context) : IController
{
    public const string FailAnnotation = "sandbox.portal.internal/fail";
    private static readonly TimeSpan Schedule = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Pull = TimeSpan.FromMilliseconds(1500);
    private static readonly TimeSpan Start = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan Work = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan End = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);
    private readonly EventRecorder _kubelet = new(context.Time, "kubelet");
    private readonly EventRecorder _scheduler = new(context.Time, "default-scheduler");

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key) => (key = Owned.KeyFor(change, "v1", "Pod")) is not null;

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        var found = await api.GetAsync("v1", "Pod", key.Namespace, key.Name, token);
        if (found is not { Ok: true, Body: { } pod })
        {
            return null;
        }

        if (Owned.IsTerminating(pod))
        {
            return await EndAsync(pod, api, token);
        }

        return pod.At("spec", "nodeName") is null ? await ScheduleAsync(pod, api, token) : pod.At("status", "phase")?.Text switch
        {
            "Pending" => await StartAsync(pod, api, token),
            "Running" => await RunAsync(pod, api, token),
            _ => null,
        };
    }

    private TimeSpan? Left(string? since, TimeSpan inLife)
    {
        var then = DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : context.Time.GetUtcNow();
        var left = then + context.Lasting(inLife) - context.Time.GetUtcNow();
        return left > TimeSpan.Zero ? left : null;
    }

    private async Task<TimeSpan?> ScheduleAsync(MapValue pod, ILocalApi api, CancellationToken token)
    {
        if (Left(pod.At("metadata", "creationTimestamp")?.Text, Schedule) is { } left)
        {
            return left;
        }

        var bound = await api.UpdateAsync(pod.With(["spec", "nodeName"], SandboxNode.Name), token);
        Owned.Require(bound);
        await _scheduler.NormalAsync(api, pod, "Scheduled", $"Successfully assigned {Owned.Namespace(pod)}/{Owned.Name(pod)} to {SandboxNode.Name}", token);
        await ReportAsync(bound.Body!, PodStatus.Creating(bound.Body!, Now()), api, token);
        return context.Lasting(Pull);
    }

    private async Task<TimeSpan?> StartAsync(MapValue pod, ILocalApi api, CancellationToken token)
    {
        if (Left(pod.At("status", "startTime")?.Text, Pull) is { } left)
        {
            return left;
        }

        if (pod.At("metadata", "annotations", FailAnnotation)?.Text is { Length: > 0 } reason)
        {
            await _kubelet.WarningAsync(api, pod, "Failed", $"Error: {reason}", token);
            await ReportAsync(pod, PodStatus.Waiting(pod, reason, $"told to fail by the annotation {FailAnnotation}", Now()), api, token);
            return null;
        }

        if (await PodSources.UnmountableAsync(pod, api, token) is { } volume)
        {
            await _kubelet.WarningAsync(api, pod, "FailedMount", $"MountVolume.SetUp failed for volume \"{volume.Volume}\" : {volume.Why}", token);
            return context.Lasting(Retry);
        }

        foreach (var container in pod.At("spec", "containers")?.Items ?? [])
        {
            if (await PodSources.MissingAsync(container, Owned.Namespace(pod)!, api, token) is { } missing)
            {
                await _kubelet.WarningAsync(api, pod, "Failed", $"Error: {missing}", token);
                await ReportAsync(pod, PodStatus.Waiting(pod, "CreateContainerConfigError", missing, Now()), api, token);
                return context.Lasting(Retry);
            }

            await TellStartedAsync(pod, container, api, token);
        }

        await ReportAsync(pod, PodStatus.Running(pod, Now(), isReady: false), api, token);
        return context.Lasting(Start);
    }

    private async Task TellStartedAsync(MapValue pod, Value container, ILocalApi api, CancellationToken token)
    {
        await _kubelet.NormalAsync(api, pod, "Pulled", $"Container image \"{container["image"]?.Text}\" already present on machine", token);
        await _kubelet.NormalAsync(api, pod, "Created", $"Created container: {container["name"]?.Text}", token);
        await _kubelet.NormalAsync(api, pod, "Started", $"Started container {container["name"]?.Text}", token);
    }

    private async Task<TimeSpan?> RunAsync(MapValue pod, ILocalApi api, CancellationToken token)
    {
        var since = (pod.At("status", "containerStatuses")?.Items ?? []).Select(one => one.At("state", "running", "startedAt")?.Text).FirstOrDefault();
        if (!Pods.IsReady(pod))
        {
            if (Left(since, Start) is { } left)
            {
                return left;
            }

            await ReportAsync(pod, PodStatus.Running(pod, Now(), isReady: true), api, token);
        }

        if (pod.At("spec", "restartPolicy")?.Text is not ("Never" or "OnFailure"))
        {
            return null;
        }

        if (Left(since, Work) is { } work)
        {
            return work;
        }

        await ReportAsync(pod, PodStatus.Succeeded(pod, Now()), api, token);
        return null;
    }

    private async Task<TimeSpan?> EndAsync(MapValue pod, ILocalApi api, CancellationToken token)
    {
        var grace = Owned.Number(pod, "metadata", "deletionGracePeriodSeconds");
        var asked = DateTimeOffset.TryParse(pod.At("metadata", "deletionTimestamp")?.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.AddSeconds(-grace) : context.Time.GetUtcNow();
        if (Left(asked.ToString("O", CultureInfo.InvariantCulture), End) is { } left)
        {
            return left;
        }

        await _kubelet.NormalAsync(api, pod, "Killing", $"Stopping container {(pod.At("spec", "containers")?.Items ?? []).Select(one => one["name"]?.Text).FirstOrDefault()}", token);
        await api.DeleteNowAsync("v1", "Pod", Owned.Namespace(pod), Owned.Name(pod), token);
        return null;
    }

    private string Now() => Clock.Stamp(context.Time);

    private static async Task ReportAsync(MapValue pod, MapValue status, ILocalApi api, CancellationToken token)
    {
        if (!status.Equals(pod["status"]))
        {
            Owned.Require(await api.UpdateStatusAsync(pod.With("status", status).Without("metadata", "resourceVersion"), token));
        }
    }
}
