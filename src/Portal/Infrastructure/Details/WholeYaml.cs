using Portal.Forms.Documents;
using Portal.Identity;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Schema.Values;

namespace Portal.Infrastructure;

/// <summary>
/// A whole object as YAML, as far as RBAC lets the person read it, without what only machines read: managedFields and the last-applied annotation.
/// The values of a Secret are left out: they are shown by Reveal alone.
/// </summary>
public sealed class WholeYaml(WholeObjects objects, LiveCluster live, CallerClients clients)
{
    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>The object's value, or why there is none.</summary>
    public async Task<(MapValue? Value, string? Why)> ReadAsync(Caller caller, KubeObject known, CancellationToken token)
    {
        try
        {
            var seen = await live.SeeAsync(caller, token);
            var asPerson = !seen.IsWatched(known.Type) || known.Type is { Group: "", Plural: "secrets" };
            if (!asPerson && !seen.Sight.MayRead(known.Key))
            {
                return (null, "You may see that this exists and how it is doing, but not read the whole of it.");
            }

            return (asPerson ? await clients.For(caller).GetAsync(known.Key, token) : await objects.ReadAsync(known, token)) switch
            {
                Accepted accepted => (Clean(known.Type, (MapValue)ValueReader.Read(accepted.Utf8).Value), null),
                Refused { Status.IsNotFound: true } => (null, "It is not there any more."),
                Refused { Status.IsForbidden: true } => (null, "You may see that this exists, but not read the whole of it."),
                Refused refused => (null, refused.Status.Message),
                _ => (null, null),
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException)
        {
            return (null, "The control plane does not answer.");
        }
    }

    public static string Text(MapValue value) => ManifestDocument.Of(value).Text;

    private static MapValue Clean(ResourceType type, MapValue whole)
    {
        var isSecret = type is { Group: "", Plural: "secrets" };
        return new(whole.Members.Select(pair => pair.Key switch
        {
            "metadata" when pair.Value is MapValue metadata => KeyValuePair.Create(pair.Key, (Value)Metadata(metadata)),
            "data" or "stringData" when isSecret && pair.Value is MapValue data => KeyValuePair.Create(pair.Key, (Value)new MapValue(data.Members.Select(one => KeyValuePair.Create(one.Key, (Value)"(hidden)")))),
            _ => pair,
        }));
    }

    private static MapValue Metadata(MapValue metadata) => new(metadata.Members.Where(pair => pair.Key != "managedFields").Select(pair =>
        pair is { Key: "annotations", Value: MapValue annotations } ? KeyValuePair.Create(pair.Key, (Value)new MapValue(annotations.Members.Where(one => one.Key != LastApplied))) : pair)
        .Where(pair => pair is not { Key: "annotations", Value: MapValue { Count: 0 } }));
}
