using Portal.Sandbox.Admission;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Workloads;

/// <summary>The one node of the sandbox.</summary>
internal sealed class SandboxNode(TimeProvider time) : ISeed
{
    public const string Name = "sandbox";
    public const string Address = "10.0.0.2";

    public async Task PlantAsync(ILocalApi api, CancellationToken token)
    {
        var now = Clock.Stamp(time);
        var capacity = MapValue.Of(("cpu", "8"), ("memory", "32Gi"), ("pods", "110"));
        var ready = MapValue.Of(
            ("type", "Ready"), ("status", "True"), ("reason", "KubeletReady"), ("message", "the simulated node is ready"), ("lastHeartbeatTime", now), ("lastTransitionTime", now));
        await api.CreateAsync(MapValue.Of(
            ("apiVersion", "v1"), ("kind", "Node"),
            ("metadata", MapValue.Of(("name", Name), ("labels", MapValue.Of(("kubernetes.io/hostname", Name), ("kubernetes.io/os", "linux"), ("kubernetes.io/arch", "amd64"))))),
            ("spec", MapValue.Of(("podCIDR", "10.244.0.0/16"))),
            ("status", MapValue.Of(
                ("capacity", capacity), ("allocatable", capacity), ("conditions", new ListValue([ready])),
                ("addresses", new ListValue([MapValue.Of(("type", "InternalIP"), ("address", Address)), MapValue.Of(("type", "Hostname"), ("address", Name))]))))), token);
    }
}
