using Portal.Identity;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Schema.Values;

namespace Portal.Orders;

/// <summary>Reads a live object whole, in the person's own name, by the path that pages use.</summary>
public sealed class OrderOriginal(ClusterSource cluster, CallerClients clients)
{
    /// <param name="path"><c>{group}/{plural}/{namespace|_}/{name}</c>.</param>
    /// <returns>Null where it is not served, not there, or not the person's to read.</returns>
    public async Task<MapValue?> ReadAsync(Caller caller, string path, CancellationToken token) =>
        KeyOf(path) is { } key ? await ReadAsync(caller, key, token) : null;

    /// <inheritdoc cref="ReadAsync(Caller, string, CancellationToken)"/>
    public async Task<MapValue?> ReadAsync(Caller caller, ObjectKey key, CancellationToken token) =>
        await clients.For(caller).GetAsync(key, token) is Accepted accepted ? ValueReader.Read(accepted.Utf8).Value as MapValue : null;

    public ObjectKey? KeyOf(string path) =>
        path.Split('/') is [var group, var plural, var ns, var name] && cluster.Current.Served.Find(new KindId(group, plural)) is { } type && type.Namespaced == (ns != "_")
            ? new(type, ns == "_" ? null : ns, name) : null;
}
