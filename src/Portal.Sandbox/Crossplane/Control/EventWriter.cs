using System.Security.Cryptography;
using System.Text;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Control;

/// <summary>Events as controllers record them: one that is told again is counted, at most every few seconds, and lies in the object's namespace or in default.</summary>
internal sealed class EventWriter(TimeProvider time, string component)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    public Task NormalAsync(ILocalApi api, MapValue about, string reason, string message, CancellationToken token, params (string Key, Value? Value)[] annotations) =>
        WriteAsync(api, about, "Normal", reason, message, annotations, token);

    public Task WarningAsync(ILocalApi api, MapValue about, string reason, string message, CancellationToken token, params (string Key, Value? Value)[] annotations) =>
        WriteAsync(api, about, "Warning", reason, message, annotations, token);

    private async Task WriteAsync(
        ILocalApi api, MapValue about, string type, string reason, string message, (string Key, Value? Value)[] annotations, CancellationToken token)
    {
        var ns = about.Namespace() ?? "default";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{about.Uid()}{component}{type}{reason}{message}")))[..16];
        var name = $"{about.Name()}.{hash}";
        var there = await api.GetAsync("v1", "Event", ns, name, token);
        if (there is { Ok: true, Body: { } told })
        {
            await CountAsync(api, told, token);
            return;
        }

        await api.CreateAsync(Made(about, ns, name, type, reason, message, MapValue.Of(annotations)), token);
    }

    private async Task CountAsync(ILocalApi api, MapValue told, CancellationToken token)
    {
        if (Clock.Read(told.Text("lastTimestamp")) is { } last && time.GetUtcNow() - last < Quiet)
        {
            return;
        }

        var count = (told["count"] as NumberValue)?.AsInteger ?? 1;
        await api.UpdateAsync(told.With("count", count + 1).With("lastTimestamp", time.Stamp()), token);
    }

    private MapValue Made(MapValue about, string ns, string name, string type, string reason, string message, MapValue annotations) => MapValue.Of(
        ("apiVersion", "v1"),
        ("kind", "Event"),
        ("metadata", MapValue.Of(("name", name), ("namespace", ns), ("annotations", annotations.Count == 0 ? null : annotations))),
        ("involvedObject", MapValue.Of(
            ("apiVersion", about["apiVersion"]), ("kind", about["kind"]), ("name", about.At("metadata", "name")), ("namespace", about.At("metadata", "namespace")),
            ("uid", about.At("metadata", "uid")), ("resourceVersion", about.At("metadata", "resourceVersion")))),
        ("reason", reason),
        ("message", message.Length > 1024 ? message[..1024] : message),
        ("source", MapValue.Of(("component", component))),
        ("firstTimestamp", time.Stamp()),
        ("lastTimestamp", time.Stamp()),
        ("count", 1),
        ("type", type),
        ("eventTime", Value.Null),
        ("reportingComponent", component),
        ("reportingInstance", ""));
}
