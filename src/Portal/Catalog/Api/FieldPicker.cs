using Portal.Schema.Values;

namespace Portal.Catalog.Api;

/// <summary>Cuts an entity down to the fields that were asked for. Keys with dots in them are found too; a number leads into a list.</summary>
internal sealed class FieldPicker
{
    private readonly IReadOnlyList<string> _fields;

    private FieldPicker(IReadOnlyList<string> fields) => _fields = fields;

    /// <summary>From one or several comma-separated lists; none means the whole entity.</summary>
    public static FieldPicker Read(IReadOnlyList<string> lists)
    {
        var fields = lists.SelectMany(list => list.Split(',')).Select(field => field.Trim()).Where(field => field.Length > 0).ToList();
        var listed = fields.Find(field => field.Contains('[', StringComparison.Ordinal));
        return listed is null ? new(fields) : throw ApiRefusedException.Input($"Invalid field \"{listed}\", array type fields are not supported");
    }

    public Value Pick(MapValue entity)
    {
        if (_fields.Count == 0)
        {
            return entity;
        }

        var picked = MapValue.Empty;
        foreach (var field in _fields)
        {
            if (Find(entity, field) is { } found)
            {
                picked = Put(picked, found.Path, found.Value);
            }
        }

        return picked;
    }

    private static (List<(string Key, bool List)> Path, Value Value)? Find(Value here, string rest)
    {
        for (var dot = rest.IndexOf('.', StringComparison.Ordinal); ; dot = rest.IndexOf('.', dot + 1))
        {
            var key = dot < 0 ? rest : rest[..dot];
            var next = here is ListValue list && int.TryParse(key, out var at) && at < list.Elements.Count ? list.Elements[at] : here[key];
            var found = next is null ? null : dot < 0 ? ([], next) : Find(next, rest[(dot + 1)..]);
            if (found is { } inner)
            {
                inner.Path.Insert(0, (key, here is ListValue));
                return inner;
            }

            if (dot < 0)
            {
                return null;
            }
        }
    }

    private static MapValue Put(MapValue into, List<(string Key, bool List)> path, Value value)
    {
        var (key, _) = path[0];
        if (path.Count == 1)
        {
            return into.With(key, value);
        }

        return path[1].List
            ? into.With(key, new ListValue([value]))
            : into.With(key, Put(into[key] as MapValue ?? MapValue.Empty, path[1..], value));
    }
}
