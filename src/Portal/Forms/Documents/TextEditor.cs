using Portal.Schema.Paths;
using Portal.Schema.Values;
using YamlDotNet.Core;

namespace Portal.Forms.Documents;

/// <summary>Changes one place of a YAML text and nothing around it. The result is a proposal: the caller reads it back and compares.</summary>
internal sealed class TextEditor(string text, YamlNode? root)
{
    private readonly TextLines _lines = new(text);

    /// <summary>The deepest nodes that exist on the way to the path, the root first.</summary>
    public List<YamlNode> Chain(FieldPath path)
    {
        var chain = new List<YamlNode>();
        for (var here = root; here is not null; here = chain.Count <= path.Steps.Count ? Child(here, path.Steps[chain.Count - 1]) : null)
        {
            chain.Add(here);
            if (here is YamlAlias)
            {
                break;
            }
        }

        return chain;
    }

    public string Set(FieldPath path, Value value)
    {
        var chain = Chain(path);
        if (chain.Count == path.Steps.Count + 1)
        {
            return Replace(chain, path, value);
        }

        return chain.Count == 0 ? AppendToRoot(path, value) : Add(chain, path, value);
    }

    public string Remove(FieldPath path)
    {
        var chain = Chain(path);
        return chain.Count < 2 ? text : chain[^2] switch
        {
            YamlMapping { Entries.Count: 1 } or YamlSequence { Items.Count: 1 } => Emptied(chain, path),
            YamlMapping mapping => RemoveEntry(mapping, mapping.Entries.ToList().FindIndex(entry => ReferenceEquals(entry.Node, chain[^1]))),
            YamlSequence { IsFlow: false } sequence => RemoveItem(sequence, ((PathStep.Index)path.Steps[^1]).Position),
            YamlSequence flow => RemoveFlow([.. flow.Items.Select(item => new TextSpan(item.Start, item.End))], ((PathStep.Index)path.Steps[^1]).Position),
            _ => text,
        };
    }

    public string Insert(FieldPath path, Value value)
    {
        var at = ((PathStep.Index)path.Steps[^1]).Position;
        if (Chain(path) is not [.., YamlSequence { IsFlow: false } sequence, _] || !ReferenceEquals(sequence.Items.ElementAtOrDefault(at), Chain(path)[^1]))
        {
            return text;
        }

        var dash = _lines.DashOf(sequence, at);
        var column = _lines.ColumnOf(dash);
        return text.Insert(dash, "- " + YamlText.Block(value, column + 2) + "\n" + new string(' ', column));
    }

    /// <summary>Moves an item of a block sequence with its comments; the text itself where that cannot be done by whole lines.</summary>
    public string Move(FieldPath list, int from, int to)
    {
        if (Chain(list) is not { } chain || chain.Count <= list.Steps.Count || chain[^1] is not YamlSequence { IsFlow: false } sequence)
        {
            return text;
        }

        var starts = Enumerable.Range(0, sequence.Items.Count).Select(i => _lines.StartOfLine(_lines.DashOf(sequence, i))).ToList();
        var end = _lines.AfterLine(sequence.End);
        var pieces = starts.Select((start, i) => text[start..(i + 1 < starts.Count ? starts[i + 1] : end)]).Select(piece => piece.EndsWith('\n') ? piece : piece + "\n").ToList();
        var moved = pieces[from];
        pieces.RemoveAt(from);
        pieces.Insert(to, moved);
        return text[..starts[0]] + string.Concat(pieces) + text[end..];
    }

    private static YamlNode? Child(YamlNode node, PathStep step) => (node, step) switch
    {
        (YamlMapping mapping, not PathStep.Index) => mapping.Entry(ValueEdit.NameOf(step))?.Node,
        (YamlSequence sequence, PathStep.Index index) => sequence.Items.ElementAtOrDefault(index.Position),
        _ => null,
    };

    private string Replace(List<YamlNode> chain, FieldPath path, Value value)
    {
        var node = chain[^1];
        if (chain.Count == 1)
        {
            return text[..node.Start] + YamlText.Block(value, 0) + "\n" + text[_lines.AfterLine(node.End)..];
        }

        if (IsInFlow(chain))
        {
            return Put(node.Start, node.End, (Touches(node) ? " " : "") + YamlText.Flow(value));
        }

        var isBlock = value is MapValue { Count: > 0 } or ListValue { Elements.Count: > 0 };
        if (node is YamlScalar scalar && !isBlock)
        {
            return Put(node.Start, ContentEnd(node), (Touches(node) ? " " : "") + SameStyle(scalar, value, IndentBelow(chain, path)));
        }

        if (chain[^2] is YamlSequence sequence)
        {
            var column = _lines.ColumnOf(_lines.DashOf(sequence, ((PathStep.Index)path.Steps[^1]).Position));
            return Put(node.Start, ContentEnd(node), (Touches(node) ? " " : "") + YamlText.Block(value, column + 2));
        }

        var entry = ((YamlMapping)chain[^2]).Entry(ValueEdit.NameOf(path.Steps[^1]))!;
        return Put(_lines.AfterColon(entry.KeyNode.End), ContentEnd(node), YamlText.AfterKey(value, IndentBelow(chain, path)));
    }

    /// <summary>The text of a scalar in the quotes of the one that it replaces, where they can hold it.</summary>
    private string SameStyle(YamlScalar old, Value value, int indent)
    {
        if (value is not StringValue { Content: var content })
        {
            return YamlText.OneLine(value);
        }

        return old.Style switch
        {
            _ when old.Value.Text is "" => YamlText.OneLine(value),
            ScalarStyle.DoubleQuoted when !content.Contains('\n', StringComparison.Ordinal) => YamlText.DoubleQuoted(content),
            ScalarStyle.SingleQuoted when YamlText.CanBeSingle(content) => YamlText.SingleQuoted(content),
            _ when _lines.IsRestOfLineEmpty(old.End) || text.AsSpan(old.Start, 1) is "|" or ">" => YamlText.Scalar(value, indent),
            _ => YamlText.OneLine(value),
        };
    }

    private int IndentBelow(List<YamlNode> chain, FieldPath path) => chain[^2] switch
    {
        YamlMapping mapping => _lines.ColumnOf(mapping.Entries[0].KeyNode.Start) + 2,
        YamlSequence sequence => _lines.ColumnOf(_lines.DashOf(sequence, ((PathStep.Index)path.Steps[^1]).Position)) + 2,
        _ => 2,
    };

    private string Add(List<YamlNode> chain, FieldPath path, Value value)
    {
        var container = chain[^1];
        var rest = path.Steps.Skip(chain.Count - 1).ToArray();
        var made = ValueEdit.Set(null, rest.AsSpan(1), value);
        return (container, rest[0]) switch
        {
            (YamlMapping { Entries.Count: > 0, IsFlow: false } mapping, not PathStep.Index) => AddEntry(mapping, ValueEdit.NameOf(rest[0]), made),
            (YamlSequence { Items.Count: > 0, IsFlow: false } sequence, PathStep.Index) => AddItem(sequence, made),
            (YamlMapping { Entries.Count: > 0 }, not PathStep.Index) => AddToFlow(container, $"{YamlText.Key(ValueEdit.NameOf(rest[0]))}: {YamlText.Flow(made)}"),
            (YamlSequence { Items.Count: > 0 }, PathStep.Index) => AddToFlow(container, YamlText.Flow(made)),
            _ => Replace(chain, path.Take(chain.Count - 1), ValueEdit.Set(null, rest, value)),
        };
    }

    private string AddEntry(YamlMapping mapping, string key, Value value)
    {
        var column = _lines.ColumnOf(mapping.Entries[0].KeyNode.Start);
        return _lines.InsertAfterLine(ContentEnd(mapping), new string(' ', column) + YamlText.Entry(key, value, column));
    }

    private string AddItem(YamlSequence sequence, Value value)
    {
        var column = _lines.ColumnOf(_lines.DashOf(sequence, 0));
        return _lines.InsertAfterLine(ContentEnd(sequence), new string(' ', column) + "- " + YamlText.Block(value, column + 2));
    }

    private string AddToFlow(YamlNode container, string item)
    {
        var at = container.End - 1;
        while (at > container.Start && char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        return text.Insert(at, (text[at - 1] == ',' ? " " : ", ") + item);
    }

    private string AppendToRoot(FieldPath path, Value value)
    {
        var start = text.Length == 0 || text.EndsWith('\n') ? text : text + "\n";
        return start + YamlText.Block(ValueEdit.Set(null, [.. path.Steps], value), 0) + "\n";
    }

    private string Emptied(List<YamlNode> chain, FieldPath path)
    {
        var container = chain[^2];
        chain.RemoveAt(chain.Count - 1);
        return Replace(chain, path.Take(path.Steps.Count - 1), container is YamlMapping ? MapValue.Empty : ListValue.Empty);
    }

    private string RemoveEntry(YamlMapping mapping, int at)
    {
        var entry = mapping.Entries[at];
        if (mapping.IsFlow)
        {
            return RemoveFlow([.. mapping.Entries.Select(one => new TextSpan(one.KeyNode.Start, one.Node.End))], at);
        }

        return _lines.IsFirstOnLine(entry.KeyNode.Start)
            ? Put(_lines.StartOfLine(entry.KeyNode.Start), _lines.AfterLine(ContentEnd(entry.Node)), "")
            : Put(entry.KeyNode.Start, mapping.Entries[at + 1].KeyNode.Start, "");
    }

    private string RemoveItem(YamlSequence sequence, int at)
    {
        var dash = _lines.DashOf(sequence, at);
        return _lines.IsFirstOnLine(dash)
            ? Put(_lines.StartOfLine(dash), _lines.AfterLine(ContentEnd(sequence.Items[at])), "")
            : Put(dash, _lines.DashOf(sequence, at + 1), "");
    }

    private string RemoveFlow(List<TextSpan> parts, int at) =>
        at + 1 < parts.Count ? Put(parts[at].Start, parts[at + 1].Start, "") : Put(parts[at - 1].End, parts[at].End, "");

    /// <summary>The end of what a node says: a block scalar's end lies on the line after it, and a node left empty begins where the last thing ended.</summary>
    private int ContentEnd(YamlNode node)
    {
        var end = Math.Max(node.End, node.Start);
        while (end > node.Start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    private static bool IsInFlow(List<YamlNode> chain) =>
        chain.SkipLast(1).Any(node => node is YamlMapping { IsFlow: true } or YamlSequence { IsFlow: true });

    private bool Touches(YamlNode node) => node.Start > 0 && node.Start <= text.Length && text[node.Start - 1] is ':' or '-' && node.End <= node.Start;

    private string Put(int start, int end, string insert) => string.Concat(text.AsSpan(0, start), insert, text.AsSpan(Math.Max(start, end)));
}
