using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Portal.Sandbox.Crossplane.Composing;
using Portal.Sandbox.Crossplane.Install;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Control;

/// <summary>Keeps a CompositionRevision of every state that a composition's spec has had.</summary>
internal sealed class RevisionReconciler(CrossplaneManner manner, TimeProvider time) : IController
{
    public const string ApiVersion = "apiextensions.crossplane.io/v1";
    public const string Kind = "CompositionRevision";
    public const string NameLabel = "crossplane.io/composition-name";
    private const string HashLabel = "crossplane.io/composition-hash";
    private readonly EventWriter _events = new(time, "revisions/composition.apiextensions.crossplane.io");

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key)
    {
        key = change.Type.Kind == "Composition" && change.Kind != EventKind.Deleted ? new(ApiVersion, "Composition", null, change.Object.Name()) : null;
        return key is not null;
    }

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        api = api.As("crossplane");
        if ((await api.GetAsync(key.ApiVersion, key.Kind, null, key.Name, token)).Taken() is not { } composition || composition.IsDeleting())
        {
            return null;
        }

        var hash = Hash(composition);
        var known = (await api.ListAsync(ApiVersion, Kind, null, token)).Where(revision => revision.Text("metadata", "labels", NameLabel) == key.Name).ToList();
        var newest = known.Select(Number).DefaultIfEmpty(0).Max();
        var same = known.FirstOrDefault(revision => revision.Text("metadata", "labels", HashLabel) == hash[..63]);
        if (same is null)
        {
            (await api.CreateAsync(Revision(composition, hash, newest + 1), token)).Taken();
            await _events.NormalAsync(api, composition, "CreateRevision", "Created new revision", token);
            if (ModeNotice.Concerns(manner, composition))
            {
                await _events.WarningAsync(api, composition, "ResourcesMode", ModeNotice.Text, token);
            }
        }
        else if (Number(same) < newest)
        {
            (await api.UpdateAsync(same.With(["spec", "revision"], newest + 1), token)).Taken();
        }

        return null;
    }

    public static long Number(Value revision) => (revision.At("spec", "revision") as NumberValue)?.AsInteger ?? 0;

    /// <summary>Labels, annotations and spec make a revision; the order in which they are written does not.</summary>
    private static string Hash(MapValue composition) => Convert.ToHexStringLower(SHA256.HashData(ValueWriter.ToUtf8(StringTransform.Sorted(MapValue.Of(
        ("labels", composition.At("metadata", "labels")), ("annotations", composition.At("metadata", "annotations")), ("spec", composition["spec"]))))));

    private static MapValue Revision(MapValue composition, string hash, long number)
    {
        var labels = (composition.At("metadata", "labels") as MapValue ?? MapValue.Empty).With(HashLabel, hash[..63]).With(NameLabel, composition.Name());
        return MapValue.Of(
            ("apiVersion", ApiVersion),
            ("kind", Kind),
            ("metadata", MapValue.Of(
                ("name", $"{composition.Name()}-{hash[..7]}"),
                ("labels", labels),
                ("annotations", composition.At("metadata", "annotations")),
                ("ownerReferences", new ListValue([composition.ControllerReference()])))),
            ("spec", (composition["spec"] as MapValue ?? MapValue.Empty).With("revision", number)));
    }
}
