using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Paths;

/// <summary>Reads what stands at a path.</summary>
internal static class PathReader
{
    /// <summary>More objects than these a wildcard may not name.</summary>
    private const int MostExpanded = 10_000;

    /// <exception cref="PathException">Nothing is there, or something on the way is of another kind.</exception>
    public static Value Get(Value root, string path) => Get(root, ObjectPath.Parse(path));

    public static Value Get(Value root, ObjectPath path)
    {
        var here = root;
        for (var i = 0; i < path.Segments.Count; i++)
        {
            here = Step(here, path, i);
        }

        return here;
    }

    /// <returns>The value, or null where nothing is there.</returns>
    public static Value? Find(Value root, string path)
    {
        try
        {
            return Get(root, path);
        }
        catch (PathException missing) when (missing.NotFound)
        {
            return null;
        }
    }

    /// <summary>
    /// The paths without wildcards that a path with wildcards stands for in this object: only those at which something is; none where nothing fits.
    /// </summary>
    public static IReadOnlyList<ObjectPath> Expand(Value root, ObjectPath path) =>
        path.Segments.Any(segment => segment.IsWildcard) ? [.. Expanded(root, path).Where(found => TryGet(root, found) is not null).Take(MostExpanded)] : [path];

    private static IEnumerable<ObjectPath> Expanded(Value root, ObjectPath path)
    {
        var wildcard = path.Segments.ToList().FindIndex(segment => segment.IsWildcard);
        if (wildcard < 0)
        {
            return [path];
        }

        var before = new ObjectPath([.. path.Segments.Take(wildcard)]);
        var found = TryGet(root, before);
        var steps = found is ListValue list
            ? Enumerable.Range(0, list.Elements.Count).Select(index => new PathSegment(null, index))
            : (found?.Members ?? []).Select(pair => new PathSegment(pair.Key, 0));
        return steps.SelectMany(step => Expanded(root, new([.. before.Segments, step, .. path.Segments.Skip(wildcard + 1)])));
    }

    private static Value? TryGet(Value root, ObjectPath path)
    {
        try
        {
            return Get(root, path);
        }
        catch (PathException missing) when (missing.NotFound)
        {
            return null;
        }
    }

    private static Value Step(Value here, ObjectPath path, int at)
    {
        var segment = path.Segments[at];
        var before = new ObjectPath([.. path.Segments.Take(at)]);
        if (segment.IsIndex)
        {
            return here switch
            {
                ListValue list when segment.Index < list.Elements.Count => list.Elements[segment.Index],
                ListValue => throw new PathException($"{new ObjectPath([.. path.Segments.Take(at + 1)])}: no such element", notFound: true),
                _ => throw new PathException($"{before}: not an array"),
            };
        }

        return here switch
        {
            MapValue map when map.TryGet(segment.Field!, out var value) && value is not NullValue => value,
            MapValue => throw new PathException($"{new ObjectPath([.. path.Segments.Take(at + 1)])}: no such field", notFound: true),
            NullValue => throw new PathException($"{before}: expected map, got nil", notFound: true),
            _ => throw new PathException($"{before}: not an object"),
        };
    }
}
