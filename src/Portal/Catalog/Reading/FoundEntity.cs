using Portal.Schema.Values;

namespace Portal.Catalog;

/// <summary>An entity as a file holds it: valid on its own, not yet compared with others.</summary>
/// <param name="Parent">The Location entity that led to the file.</param>
internal sealed record FoundEntity(MapValue Document, YamlPlaces Places, CatalogFile File, EntityRef Ref, EntityRef? Parent, IReadOnlyList<EntityFault> Faults)
{
    public SourceLocation At(string pointer)
    {
        var (line, column) = Places.Of(pointer);
        return new(File.Shown, line, column);
    }
}
