using System.Security.Cryptography;
using System.Text;
using Portal.Sandbox.Admission;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Workloads;

/// <summary>Records what happened to an object as core/v1 Events; the same thing again is counted.</summary>
internal sealed class EventRecorder(TimeProvider time, string component)
{
    public Task NormalAsync(ILocalApi api, MapValue about, string reason, string message, CancellationToken token) => WriteAsync(api, about, "Normal", reason, message, token);

    public Task WarningAsync(ILocalApi api, MapValue about, string reason, string message, CancellationToken token) => WriteAsync(api, about, "Warning", reason, message, token);

    private async Task WriteAsync(ILocalApi api, MapValue about, string type, string reason, string message, CancellationToken token)
    {
        var (ns, now) = (Owned.Namespace(about) ?? "default", Clock.Stamp(time));
        var uid = about.At("metadata", "uid")?.Text ?? "";
        var name = $"{Owned.Name(about)}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{uid} {component} {reason} {message}")).AsSpan(0, 8))}";
        var found = await api.GetAsync("v1", "Event", ns, name, token);
        if (found is { Ok: true, Body: { } known })
        {
            await api.UpdateAsync(known.With("count", Owned.Number(known, "count") + 1).With("lastTimestamp", now), token);
            return;
        }

        await api.CreateAsync(MapValue.Of(
            ("apiVersion", "v1"), ("kind", "Event"), ("metadata", MapValue.Of(("name", name), ("namespace", ns))),
            ("involvedObject", MapValue.Of(
                ("kind", about["kind"]), ("namespace", Owned.Namespace(about)), ("name", Owned.Name(about)), ("uid", uid),
                ("apiVersion", about["apiVersion"]), ("resourceVersion", about.At("metadata", "resourceVersion")))),
            ("reason", reason), ("message", message), ("source", MapValue.Of(("component", component))), ("type", type),
            ("firstTimestamp", now), ("lastTimestamp", now), ("count", 1), ("reportingComponent", component), ("reportingInstance", "")), token);
    }
}
