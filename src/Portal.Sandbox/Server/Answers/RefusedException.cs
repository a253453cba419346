using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>The server's "no" on its way from any step of a request to the one place that writes answers.</summary>
/// <param name="status">A metav1.Status.</param>
/// <param name="plainText">What is answered in its place, for paths that no API is behind.</param>
internal sealed class RefusedException(MapValue status, string? plainText = null) : Exception(status["message"]?.Text)
{
    public MapValue Status { get; } = status;

    public string? PlainText { get; } = plainText;

    public int Code => (int)((NumberValue)Status["code"]!).AsInteger!.Value;
}
