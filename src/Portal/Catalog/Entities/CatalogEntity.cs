using Portal.Schema.Values;

namespace Portal.Catalog;

/// <summary>
/// One entity of the catalog, valid by Backstage's rules. Immutable. <see cref="Document"/> is the whole entity as the API serves it, without relations.
/// </summary>
public sealed class CatalogEntity : IEquatable<CatalogEntity>
{
    public CatalogEntity(MapValue document, SourceLocation source)
    {
        Document = document;
        Source = source;
        Metadata = document["metadata"] as MapValue ?? MapValue.Empty;
        Spec = document["spec"] as MapValue ?? MapValue.Empty;
        Ref = EntityRef.Of(Kind, Namespace, Name);
        Tags = [.. (Metadata["tags"]?.Items ?? []).Select(tag => tag.Text ?? "")];
        Links = [.. (Metadata["links"]?.Items ?? []).Select(LinkOf)];
    }

    public MapValue Document { get; }

    /// <summary>Where it is written; for what lives in the cluster the object's path with line 0.</summary>
    public SourceLocation Source { get; }

    public MapValue Metadata { get; }

    public MapValue Spec { get; }

    public EntityRef Ref { get; }

    public IReadOnlyList<string> Tags { get; }

    public IReadOnlyList<EntityLink> Links { get; }

    public string Kind => Document["kind"]?.Text ?? "";

    public string Namespace => Metadata["namespace"]?.Text ?? EntityRef.DefaultNamespace;

    public string Name => Metadata["name"]?.Text ?? "";

    public string Uid => Metadata["uid"]?.Text ?? "";

    /// <summary>Of the content: two entities of one reference and etag say the same.</summary>
    public string Etag => Metadata["etag"]?.Text ?? "";

    public string? Description => Metadata["description"]?.Text;

    /// <summary>What people call it: its title, a person's display name, or its name.</summary>
    public string Title => Present(Metadata["title"]?.Text) ?? Present(Spec.At("profile", "displayName")?.Text) ?? Name;

    public string? Type => Spec["type"]?.Text;

    public string? Lifecycle => Spec["lifecycle"]?.Text;

    public IEnumerable<KeyValuePair<string, string>> Labels => Texts(Metadata["labels"]);

    public IEnumerable<KeyValuePair<string, string>> Annotations => Texts(Metadata["annotations"]);

    public string? Annotation(string key) => Metadata.At("annotations", key)?.Text;

    public bool Equals(CatalogEntity? other) => ReferenceEquals(this, other) || other is not null && Ref == other.Ref && Etag == other.Etag && Source == other.Source;

    public override bool Equals(object? obj) => Equals(obj as CatalogEntity);

    public override int GetHashCode() => Ref.GetHashCode();

    public override string ToString() => $"{Ref} at {Source}";

    private static string? Present(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static IEnumerable<KeyValuePair<string, string>> Texts(Value? map) =>
        (map?.Members ?? []).Where(pair => pair.Value.Text is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Text!));

    private static EntityLink LinkOf(Value link) => new(link["url"]?.Text ?? "", link["title"]?.Text, link["icon"]?.Text, link["type"]?.Text);
}
