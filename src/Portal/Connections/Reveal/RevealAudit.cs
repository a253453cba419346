using System.Text.Json;
using Portal.Kubernetes.Client;
using Portal.Schema.Values;

namespace Portal.Connections;

/// <summary>Records a reveal as an Event on the object, in the portal's own name: the person cannot leave it out.</summary>
internal sealed class RevealAudit(ResourceClient client)
{
    public const string Reason = "CredentialsRevealed";

    /// <summary>Null once it is recorded, else why it is not.</summary>
    public async Task<string?> WriteAsync(RevealRecord record, CancellationToken token)
    {
        var ns = record.Owner.Namespace ?? "default";
        try
        {
            return await client.CreateAsync(CoreKinds.Event, ns, ValueWriter.ToUtf8(EventOf(record, ns)), WriteOptions.Default, null, token) is Refused refused
                ? refused.Status.Message
                : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or JsonException)
        {
            return "the control plane does not answer";
        }
    }

    private static MapValue EventOf(RevealRecord record, string ns)
    {
        var owner = record.Owner;
        var at = record.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
        var keys = string.Join(", ", record.Keys);
        return MapValue.Of(
            ("apiVersion", "v1"),
            ("kind", "Event"),
            ("metadata", MapValue.Of(("generateName", $"{owner.Name[..Math.Min(owner.Name.Length, 200)]}."), ("namespace", ns))),
            ("involvedObject", MapValue.Of(
                ("apiVersion", owner.Type.ApiVersion), ("kind", owner.Type.Kind), ("namespace", owner.Namespace),
                ("name", owner.Name), ("uid", owner.Uid))),
            ("type", "Normal"),
            ("reason", Reason),
            ("message", $"{record.Caller.Name} revealed {keys} of the Secret {record.Secret.Namespace}/{record.Secret.Name}"),
            ("source", MapValue.Of(("component", "portal"))),
            ("reportingComponent", "portal"),
            ("reportingInstance", "portal"),
            ("action", "Reveal"),
            ("count", 1),
            ("firstTimestamp", at),
            ("lastTimestamp", at));
    }
}
