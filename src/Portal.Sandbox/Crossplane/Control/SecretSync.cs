using Portal.Sandbox.Crossplane.Composing;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Control;

/// <summary>Connection secrets: read from parts, published by composites, copied to claims.</summary>
internal static class SecretSync
{
    public const string Type = "connection.crossplane.io/v1alpha1";

    /// <summary>The details in the secret that an object says it writes; none where there is no such secret yet.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> DetailsAsync(MapValue obj, ILocalApi api, CancellationToken token)
    {
        var name = obj.Text("spec", "writeConnectionSecretToRef", "name");
        var ns = obj.At("spec", "writeConnectionSecretToRef", "namespace")?.Text ?? obj.Namespace();
        if (name.Length == 0 || ns is null)
        {
            return ObservedPart.NoConnection;
        }

        var secret = (await api.GetAsync("v1", "Secret", ns, name, token)).Taken();
        return secret is null
            ? ObservedPart.NoConnection
            : (secret["data"]?.Members ?? []).ToDictionary(pair => pair.Key, pair => pair.Value.Text ?? "", StringComparer.Ordinal);
    }

    /// <summary>Writes the details into the owner's secret.</summary>
    /// <returns>Whether the secret had to change.</returns>
    /// <exception cref="RefusedWriteException">The secret belongs to another, or cannot be written.</exception>
    public static async Task<bool> PublishAsync(
        MapValue owner, string ns, string name, IEnumerable<KeyValuePair<string, string>> details, ILocalApi api, CancellationToken token)
    {
        var data = new MapValue(details.Select(pair => KeyValuePair.Create(pair.Key, (Value)pair.Value)));
        var there = (await api.GetAsync("v1", "Secret", ns, name, token)).Taken();
        if (there is null)
        {
            var created = (await api.CreateAsync(Secret(owner, ns, name, data), token)).Taken();
            return created is not null;
        }

        if (there.Controller() is { } holder && holder.Text("uid") != owner.Uid())
        {
            throw new RefusedWriteException($"cannot establish control of existing connection secret: existing secret is not controllable by UID \"{owner.Uid()}\"");
        }

        var joined = data.Aggregate(there["data"] as MapValue ?? MapValue.Empty, (map, pair) => map.With(pair.Key, pair.Value));
        return !joined.Equals(there["data"] ?? MapValue.Empty) && (await api.UpdateAsync(there.With("data", joined), token)).Taken() is not null;
    }

    private static MapValue Secret(MapValue owner, string ns, string name, MapValue data) => MapValue.Of(
        ("apiVersion", "v1"),
        ("kind", "Secret"),
        ("metadata", MapValue.Of(("name", name), ("namespace", ns), ("ownerReferences", new ListValue([owner.ControllerReference()])))),
        ("type", Type),
        ("data", data));
}
