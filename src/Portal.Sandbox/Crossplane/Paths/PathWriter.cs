using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Paths;

/// <summary>
/// Puts a value at a path; maps and lists on the way are made where they are missing, lists are filled up with null. A member that is null is there, and
/// is neither map nor list.
/// </summary>
internal static class PathWriter
{
    /// <exception cref="PathException">Something on the way is of another kind.</exception>
    public static MapValue Set(MapValue root, string path, Value value) => Set(root, ObjectPath.Parse(path), value);

    public static MapValue Set(MapValue root, ObjectPath path, Value value) =>
        path.Segments.Count == 0 ? root : (MapValue)Set(root, path, 0, value);

    private static Value Set(Value? here, ObjectPath path, int at, Value value)
    {
        if (at == path.Segments.Count)
        {
            return value;
        }

        var segment = path.Segments[at];
        return segment.IsIndex
            ? InList(here, segment.Index, path, at, value)
            : InMap(here, segment.Field!, path, at, value);
    }

    private static MapValue InMap(Value? here, string field, ObjectPath path, int at, Value value)
    {
        var map = here switch
        {
            MapValue existing => existing,
            null => MapValue.Empty,
            _ => throw new PathException($"{Upto(path, at)} is not an object"),
        };
        return map.With(field, Set(map[field], path, at + 1, value));
    }

    private static ListValue InList(Value? here, int index, ObjectPath path, int at, Value value)
    {
        var items = here switch
        {
            ListValue existing => existing.Elements.ToList(),
            null => [],
            _ => throw new PathException($"{Upto(path, at)} is not an array"),
        };
        while (items.Count <= index)
        {
            items.Add(Value.Null);
        }

        items[index] = Set(items[index] is NullValue ? null : items[index], path, at + 1, value);
        return new(items);
    }

    private static ObjectPath Upto(ObjectPath path, int at) => new([.. path.Segments.Take(at)]);
}
