using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Providers.Cloud;
using Portal.Sandbox.Server;

namespace Portal.Sandbox.Providers.Faults;

/// <summary>What goes wrong on demand, by annotations of the resource itself, by CloudFaults and by quotas.</summary>
internal sealed class Troubles(SandboxContext context)
{
    public const string FailKey = "sandbox.portal.internal/fail";
    public const string FailOnKey = "sandbox.portal.internal/fail-on";
    public const string ThrottleKey = "sandbox.portal.internal/throttle";

    /// <summary>The sandbox's own notes of how often a resource was throttled, behind what was asked for.</summary>
    public const string ThrottledKey = "sandbox.portal.internal/throttled";

    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200);
    private const int LongestDoubling = 6;
    private readonly Quotas _quotas = new(context.Registry);

    /// <summary>Why the operation does not succeed; null where it does.</summary>
    public async Task<Trouble?> OfAsync(Managed managed, Operation operation, ILocalApi api, CancellationToken token)
    {
        if (managed.Object.Annotation(FailKey) is { Length: > 0 } reason && IsNamed(managed.Object.Annotation(FailOnKey), operation))
        {
            return new(reason, null);
        }

        var faults = (await FaultsAsync(managed, api, token)).Where(fault => fault.Strikes(operation)).ToList();
        return faults.Find(fault => fault.Reason is not null) is { } failing ? new(failing.Reason!, Pause(Retry))
            : faults.Exists(fault => fault.Throttles) ? new(CloudWords.Throttled(managed, operation), Pause(Retry)) { IsThrottled = true }
            : Throttled(managed, operation);
    }

    /// <summary>Whether the cloud has room for one more.</summary>
    public async Task<Trouble?> QuotaAsync(Managed managed, ILocalApi api, CancellationToken token) =>
        await _quotas.ExceededAsync(managed, api, token) is { } limit ? new(CloudWords.QuotaExceeded(managed, limit), Pause(Retry)) : null;

    /// <summary>How long it takes here until it is ready.</summary>
    public async Task<TimeSpan> UntilReadyAsync(Managed managed, ILocalApi api, CancellationToken token) => context.Lasting(
        Durations.Read(managed.Object.Annotation(Managed.ReadyAfterKey))
        ?? (await FaultsAsync(managed, api, token)).Select(fault => fault.ReadyAfter).FirstOrDefault(lasts => lasts is not null)
        ?? managed.Kind.Class.Ready);

    /// <summary>How long its deletion takes here.</summary>
    public async Task<TimeSpan> UntilDeletedAsync(Managed managed, ILocalApi api, CancellationToken token) => context.Lasting(
        Durations.Read(managed.Object.Annotation(Managed.SlowDeletionKey))
        ?? (await FaultsAsync(managed, api, token)).Select(fault => fault.DeleteAfter).FirstOrDefault(lasts => lasts is not null)
        ?? managed.Kind.Class.Deleted);

    private async Task<IReadOnlyList<Fault>> FaultsAsync(Managed managed, ILocalApi api, CancellationToken token) =>
        [.. (await api.ListAsync(Fault.ApiVersion, Fault.Kind, null, token)).Select(found => new Fault(found)).Where(fault => fault.IsActive(context) && fault.Concerns(managed.Object))];

    /// <summary>A number throttles so many calls, a duration those of the resource's first so many seconds.</summary>
    private Trouble? Throttled(Managed managed, Operation operation)
    {
        if (managed.Object.Annotation(ThrottleKey) is not { Length: > 0 } asked)
        {
            return null;
        }

        if (int.TryParse(asked, out var calls))
        {
            return Throttled(managed, operation, asked, calls);
        }

        var since = context.Time.GetUtcNow() - Clock.Read(managed.Object.Text("metadata", "creationTimestamp"));
        return Durations.Read(asked) is { } lasts && since < context.Lasting(lasts) ? new(CloudWords.Throttled(managed, operation), Pause(FirstPause)) { IsThrottled = true } : null;
    }

    /// <summary>Each call that is throttled waits twice as long as the one before, whatever else makes the provider look.</summary>
    private Trouble? Throttled(Managed managed, Operation operation, string asked, int calls)
    {
        var note = (managed.Object.Annotation(ThrottledKey) ?? "").Split(' ');
        var (done, at) = note is [var count, _, var of, _, var stamp] && of == asked && int.TryParse(count, out var number) ? (number, Clock.Read(stamp)) : (0, null);
        var pause = Pause(FirstPause * (1 << Math.Clamp(done - 1, 0, LongestDoubling)));
        var left = at + pause - context.Time.GetUtcNow();
        if (left > TimeSpan.Zero)
        {
            return new(CloudWords.Throttled(managed, operation), left) { IsThrottled = true };
        }

        return done >= calls ? null : new(CloudWords.Throttled(managed, operation), pause)
        {
            IsThrottled = true, Note = $"{done + 1} of {asked} at {Clock.Precise(context.Time)}",
        };
    }

    private TimeSpan Pause(TimeSpan inLife) => context.Lasting(inLife) is var pause && pause > ShortestPause ? pause : ShortestPause;

    private static bool IsNamed(string? operations, Operation operation) =>
        string.IsNullOrEmpty(operations)
        || operations.Split(',', StringSplitOptions.TrimEntries).Contains(operation.ToString(), StringComparer.OrdinalIgnoreCase);
}
