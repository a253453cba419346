using System.Collections.Immutable;
using Portal.Schema.Values;

namespace Portal.Catalog.Api;

/// <summary>The searchable facts of an entity, as Backstage's search table has them: leaves by path, list items by value too, relations by type.</summary>
internal static class SearchRows
{
    private const int Longest = 200;
    private static readonly HashSet<string> Skipped = new(StringComparer.Ordinal)
    {
        "attachments", "relations", "status", "metadata.name", "metadata.namespace", "metadata.uid", "metadata.etag",
    };

    public static ImmutableArray<SearchRow> Of(CatalogEntity entity, ImmutableArray<CatalogRelation> relations)
    {
        var rows = ImmutableArray.CreateBuilder<SearchRow>();
        Walk(rows, "", entity.Document);
        Add(rows, "metadata.name", entity.Name);
        Add(rows, "metadata.namespace", entity.Namespace);
        Add(rows, "metadata.uid", entity.Uid);
        foreach (var relation in relations)
        {
            Add(rows, $"relations.{relation.Type}", relation.Target.Text);
        }

        return rows.DrainToImmutable();
    }

    private static void Walk(ImmutableArray<SearchRow>.Builder rows, string path, Value value)
    {
        if (Skipped.Contains(path))
        {
            return;
        }

        switch (value)
        {
            case MapValue map:
                foreach (var (key, member) in map)
                {
                    Walk(rows, path.Length == 0 ? key : $"{path}.{key}", member);
                }

                break;
            case ListValue list:
                foreach (var item in list)
                {
                    Walk(rows, path, item);
                    if (item is StringValue text)
                    {
                        Add(rows, $"{path}.{text.Content}", "true");
                    }
                }

                break;
            default:
                Add(rows, path, Written(value));
                break;
        }
    }

    private static void Add(ImmutableArray<SearchRow>.Builder rows, string path, string? value)
    {
        if (path.Length <= Longest)
        {
            var fits = value is { Length: <= Longest };
            rows.Add(new(path.ToLowerInvariant(), fits ? value!.ToLowerInvariant() : null, fits ? value : null));
        }
    }

    private static string? Written(Value value) => value switch
    {
        StringValue text => text.Content,
        NumberValue { AsInteger: { } whole } => whole.ToString(),
        NumberValue number => number.AsDouble.ToString("R"),
        BoolValue flag => flag.Flag ? "true" : "false",
        _ => null,
    };
}
