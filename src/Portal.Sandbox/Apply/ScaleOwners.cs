using Portal.Schema.Values;

namespace Portal.Sandbox.Apply;

/// <summary>
/// Who owns the number of replicas, seen from the object and from its Scale: the owners of that field go along to the Scale as owners of its
/// spec.replicas, and what an apply made of them comes back. Owners through the Scale have no time, as with a real server.
/// </summary>
/// <param name="path">Where the object keeps the number.</param>
internal sealed class ScaleOwners(MapValue value, string[] path)
{
    private const string ScaleVersion = "autoscaling/v1";
    private static readonly FieldSet OfScale = Leaf(["spec", "replicas"]);
    private readonly FieldSet _replicas = Leaf(path);
    private readonly IReadOnlyList<ManagedEntry> _entries = ManagedEntry.Read(value);

    /// <summary>The Scale with the owners of its number.</summary>
    public MapValue Onto(MapValue scale) => ManagedEntry.Write(scale, _entries.Where(Owns).Select(entry => entry with { ApiVersion = ScaleVersion, Fields = OfScale }));

    /// <summary>The object with the owners that an apply to the Scale left.</summary>
    public MapValue Back(MapValue scaled, MapValue scale)
    {
        var left = ManagedEntry.Read(scale);
        var others = _entries.Select(entry => !Owns(entry) || left.Any(other => IsSame(entry, other)) ? entry : entry with { Fields = entry.Fields.Except(_replicas) });
        var added = left.Where(entry => !_entries.Any(other => IsSame(entry, other)))
            .Select(entry => entry with { ApiVersion = scaled["apiVersion"]?.Text ?? "", Fields = _replicas, Time = "" });
        return ManagedEntry.Write(scaled, [.. others, .. added]);
    }

    private bool Owns(ManagedEntry entry) => !entry.Fields.Intersect(_replicas).IsEmpty;

    private static bool IsSame(ManagedEntry one, ManagedEntry other) => one.IsOf(other.Manager, other.Operation, other.Subresource);

    private static FieldSet Leaf(IEnumerable<string> path) =>
        path.Reverse().Aggregate(FieldSet.Leaf, (below, name) => FieldSet.Of(false, [KeyValuePair.Create(PathElement.Field(name), below)]));
}
