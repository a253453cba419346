using Portal.Kubernetes.Objects;
using Portal.Schema.Values;

namespace Portal.Catalog;

/// <summary>The entity that stands for one object of the cluster.</summary>
/// <param name="taken">Whether an object of another kind has the same name in the same namespace: this one is then called by its kind too.</param>
internal sealed class LiveDocument(KubeObject root, LiveAnnotations annotations, string? owner, bool taken)
{
    /// <summary>The annotation of the entity that names the object: <c>{group}/{plural}/{namespace}/{name}</c>.</summary>
    public const string ObjectAnnotation = "portal.internal/object";

    /// <summary>What an object is called if no other has the name.</summary>
    public static EntityRef RefOf(KubeObject root) => EntityRef.Of(EntityKinds.Resource, NamespaceOf(root), root.Name);

    public CatalogEntity Entity()
    {
        var document = MapValue.Of(
            ("apiVersion", "backstage.io/v1alpha1"),
            ("kind", EntityKinds.Resource),
            ("metadata", Metadata()),
            ("spec", Spec()));
        return new(document.With(["metadata", "etag"], EntityDocument.EtagOf(document)), new(root.Key.Path, 0, 0));
    }

    private static string NamespaceOf(KubeObject root) => root.Namespace ?? EntityRef.DefaultNamespace;

    private MapValue Metadata() => MapValue.Of(
        ("namespace", NamespaceOf(root)),
        ("name", taken ? $"{root.Name}-{root.Type.Plural}" : root.Name),
        ("title", Text(annotations.Title(root))),
        ("description", Text(annotations.Description(root))),
        ("annotations", MapValue.Of(
            ("backstage.io/managed-by-location", $"cluster:{root.Key.Path}"),
            ("backstage.io/managed-by-origin-location", $"cluster:{root.Key.Path}"),
            (ObjectAnnotation, root.Key.Path))),
        ("labels", Labels()),
        ("uid", root.Uid));

    private MapValue? Labels() =>
        root.Labels.Count == 0 ? null : new(root.Labels.Select(label => KeyValuePair.Create(label.Key, (Value)label.Value)));

    private MapValue Spec() => MapValue.Of(
        ("type", annotations.Type(root) ?? root.Type.Kind),
        ("lifecycle", Text(annotations.Lifecycle(root))),
        ("owner", Text(Whole(owner, EntityKinds.Group))),
        ("system", Text(Whole(annotations.System(root), EntityKinds.System))),
        ("dependsOn", List(annotations.DependsOn(root))),
        ("dependencyOf", List(annotations.DependencyOf(root))));

    // Teams and systems live in the default namespace, not in that of the object.
    private static string? Whole(string? reference, string kind) =>
        EntityRef.TryParse(reference, kind, EntityRef.DefaultNamespace, out var found) ? found.Text : null;

    private static ListValue? List(IEnumerable<EntityRef> references)
    {
        Value[] texts = [.. references.Distinct().Order().Select(reference => (Value)reference.Text)];
        return texts.Length == 0 ? null : new(texts);
    }

    private static Value? Text(string? text) => text is null ? null : text;
}
