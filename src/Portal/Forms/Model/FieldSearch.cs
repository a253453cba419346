using Portal.Schema.Paths;
using Portal.Schema.Structure;

namespace Portal.Forms;

/// <summary>Finds fields by name, label or description, without making them.</summary>
internal static class FieldSearch
{
    private const int MostVisited = 20_000;
    private const int MostFound = 20;

    public static IReadOnlyList<FoundField> Find(FormDefinition definition, string words)
    {
        var wanted = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return wanted.Length == 0 ? [] : [.. All(definition).Where(found => wanted.All(found.Says)).Take(MostFound)];
    }

    /// <summary>How many fields there are, counted up to a limit.</summary>
    public static int Count(FormDefinition definition, int limit) => All(definition).Take(limit).Count();

    public static bool HasAdvanced(FormDefinition definition) => All(definition).Any(found => found.IsAdvanced);

    private static IEnumerable<FoundField> All(FormDefinition definition)
    {
        var waiting = new Queue<(FieldPath Path, StructuralSchema Schema, FormHints Hints)>();
        waiting.Enqueue((FieldPath.Root, definition.Schema, definition.Hints));
        for (var visited = 0; visited < MostVisited && waiting.TryDequeue(out var here); visited++)
        {
            foreach (var (name, schema) in here.Schema.Properties)
            {
                var path = here.Path.Property(name);
                var hints = here.Hints.Property(name);
                if (hints.IsHidden || definition.Owned.Contains(path.ToString()) || here.Path.IsRoot && name is "apiVersion" or "kind" or "metadata" or "status")
                {
                    continue;
                }

                if (here.Path.Steps.Count > 0)
                {
                    yield return new(path, new FieldShape(FieldPath.Root, name, schema, hints, false).Label, schema.Description ?? "", hints.IsAdvanced);
                }

                waiting.Enqueue((path, schema, hints));
            }
        }
    }
}
