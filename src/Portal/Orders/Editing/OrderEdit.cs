using Portal.Forms;
using Portal.Forms.Documents;
using Portal.Kubernetes.Objects;
using Portal.Offerings;
using Portal.Schema.Paths;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Orders;

/// <summary>
/// A live object that is being changed: what it was when it was loaded, and the form with what it is to become. For one circuit.
/// </summary>
public sealed class OrderEdit
{
    private static readonly FieldPath Spec = FieldPath.Of("spec");

    public OrderEdit(Offering offering, MapValue live)
    {
        (Offering, Live) = (offering, live);
        var locks = Locks.Of(offering.Schema);
        Form = new(offering.Form with { Locked = locks }, ManifestDocument.Of(Editable(offering, live)), Namespace is null ? [] : [Namespace]);
    }

    public Offering Offering { get; }

    public MapValue Live { get; private set; }

    public FormModel Form { get; private set; }

    public string Name => Live.At("metadata", "name")?.Text ?? "";

    public string? Namespace => Offering.Type.Namespaced ? Live.At("metadata", "namespace")?.Text : null;

    public ObjectKey Key => new(Offering.Type, Namespace, Name);

    /// <summary>The version that the person has seen; nothing is sent over a newer one.</summary>
    public string Version => Live.At("metadata", "resourceVersion")?.Text ?? "";

    public MapValue Before => OwnFields.Of(Live["spec"] as MapValue ?? MapValue.Empty);

    public MapValue After => OwnFields.Of(Form.Document.Value["spec"] as MapValue ?? MapValue.Empty);

    /// <summary>The places that the person changed.</summary>
    public IReadOnlyList<FieldPath> Changes => FieldDifference.Between(Before, After, Spec);

    /// <summary>What others than the portal and Crossplane's own controllers set.</summary>
    public IReadOnlyList<FieldOwner> Owners =>
        [.. FieldManager.Of(Live).Where(manager => !manager.IsPortal && manager.Fields["f:spec"] is MapValue)
            .SelectMany(manager => OwnedFields.Paths(Live["spec"] ?? MapValue.Empty, (MapValue)manager.Fields["f:spec"]!, Spec).Select(path => new FieldOwner(path, manager.Name)))
            .Where(owner => !CrossplaneFields.All.Any(added => owner.Path.StartsWith(FieldPath.Parse(added))))];

    /// <summary>Takes a newer version in which nothing differs that a person may have decided by; false where something does.</summary>
    public bool Refresh(MapValue live)
    {
        var isSame = live.At("metadata", "uid")?.Text == Live.At("metadata", "uid")?.Text && OwnFields.Of(live["spec"] as MapValue ?? MapValue.Empty).Equals(Before);
        Live = isSame ? live : Live;
        return isSame;
    }

    /// <summary>The object as it is now, with the person's changes made to it again.</summary>
    public void Rebase(MapValue live)
    {
        var changes = Changes.Select(path => (Path: path, Value: Form.Document.At(path))).ToList();
        Live = live;
        var document = changes.Aggregate(ManifestDocument.Of(Editable(Offering, live)),
            (edited, change) => change.Value is null ? edited.Remove(change.Path) : edited.Set(change.Path, change.Value));
        Form = new(Form.Definition, document, Form.Namespaces);
    }

    private static MapValue Editable(Offering offering, MapValue live)
    {
        var ns = offering.Type.Namespaced ? live.At("metadata", "namespace") : null;
        return MapValue.Of(
            ("apiVersion", offering.Type.ApiVersion),
            ("kind", offering.Type.Kind),
            ("metadata", MapValue.Of(("name", live.At("metadata", "name")), ("namespace", ns))),
            ("spec", OwnFields.Of(live["spec"] as MapValue ?? MapValue.Empty)));
    }
}
