using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Portal.Forms.Documents;
using Portal.Live;
using Portal.Schema.Values;

namespace Portal.Connections;

/// <summary>What a change does to an object, line by line of its YAML, with a few lines around.</summary>
internal static class ManifestDiff
{
    private const int Around = 3;

    /// <summary>Compares what people write of two objects; what only the server writes is left out.</summary>
    public static LiveList<DiffLine> Of(Value before, Value after)
    {
        var lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(Text(before), Text(after)).Lines;
        var shown = new List<DiffLine>();
        for (var at = 0; at < lines.Count; at++)
        {
            var near = Enumerable.Range(at - Around, (2 * Around) + 1).Any(other => other >= 0 && other < lines.Count && lines[other].Type != ChangeType.Unchanged);
            if (near)
            {
                shown.Add(new(MarkOf(lines[at].Type), lines[at].Text));
            }
            else if (shown is [.., { Mark: not '…' }])
            {
                shown.Add(new('…', ""));
            }
        }

        return new(shown is [.. var rest, { Mark: '…' }] ? rest : shown);
    }

    private static char MarkOf(ChangeType type) => type switch
    {
        ChangeType.Inserted => '+',
        ChangeType.Deleted => '-',
        _ => ' ',
    };

    private static string Text(Value found)
    {
        var spec = found["spec"] ?? MapValue.Empty;
        return ManifestDocument.Of(MapValue.Of(("spec", spec))).Text.TrimEnd('\n');
    }
}
