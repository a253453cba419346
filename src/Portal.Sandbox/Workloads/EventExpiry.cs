using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Workloads;

/// <summary>Events are kept for an hour after they were last seen, as an API server keeps them.</summary>
internal sealed class EventExpiry(TimeProvider time) : IController
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key)
    {
        key = change.Type.Kind == "Event" && change.Kind != EventKind.Deleted ? new("v1", "Event", Owned.Namespace(change.Object), Owned.Name(change.Object)) : null;
        return key is not null;
    }

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        var found = await api.GetAsync("v1", "Event", key.Namespace, key.Name, token);
        if (found is not { Ok: true, Body: { } seen })
        {
            return null;
        }

        var stamp = seen["lastTimestamp"]?.Text ?? seen["eventTime"]?.Text ?? seen.At("metadata", "creationTimestamp")?.Text;
        var last = DateTimeOffset.TryParse(stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : time.GetUtcNow();
        var left = last + Kept - time.GetUtcNow();
        if (left > TimeSpan.Zero)
        {
            return left;
        }

        await api.DeleteAsync("v1", "Event", key.Namespace, key.Name, token);
        return null;
    }
}
