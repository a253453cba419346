using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>The server's "no" on its way from any step of a request to the one place that writes answers; <see cref="Status"/> is a metav1.Status.</summary>
internal sealed class RefusedException(MapValue status) : Exception(status["message"]?.Text)
{
    public MapValue Status { get; } = status;

    public int Code => (int)((NumberValue)Status["code"]!).AsInteger!.Value;
}
