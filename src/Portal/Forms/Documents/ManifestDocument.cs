using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Forms.Documents;

/// <summary>
/// One manifest as its author wrote it: YAML text and the value that Kubernetes reads from it. Immutable. A change of the value is a minimal change of
/// the text (comments, order and quotes stay); a change of the text gives the new value, or a problem, and then the last good value stays.
/// </summary>
public sealed class ManifestDocument
{
    private readonly YamlNode? _root;

    private ManifestDocument(string text, MapValue value, YamlNode? root, TextProblem? problem)
    {
        Text = text;
        Value = value;
        Problem = problem;
        _root = root;
    }

    public string Text { get; }

    /// <summary>What the text says, or what it said when it could last be read.</summary>
    public MapValue Value { get; }

    /// <summary>Why the text is no manifest; null where it is one.</summary>
    public TextProblem? Problem { get; }

    public static ManifestDocument Empty { get; } = new("", MapValue.Empty, null, null);

    public static ManifestDocument Parse(string text) => Empty.WithText(text);

    public static ManifestDocument Of(MapValue value) => Parse(value.Count == 0 ? "" : YamlText.Block(value, 0) + "\n");

    public ManifestDocument WithText(string text)
    {
        var reading = YamlReader.Read(text);
        if (reading.Problem is { } problem)
        {
            return new(text, Value, null, problem);
        }

        return reading.Root?.Value switch
        {
            null or NullValue => new(text, MapValue.Empty, null, null),
            MapValue map => new(text, map.Equals(Value) && map.Keys.SequenceEqual(Value.Keys) ? Value : map, reading.Root, null),
            _ => new(text, Value, null, new(1, 1, "A manifest is a map: it starts with apiVersion, kind and metadata")),
        };
    }

    /// <summary>The value at a path, or null where there is none.</summary>
    public Value? At(FieldPath path) => ValueEdit.Get(Value, path);

    /// <summary>Sets a value; maps on the way are made. A text that cannot be read is not edited.</summary>
    public ManifestDocument Set(FieldPath path, Value value)
    {
        if (At(path) is { } old && Same(old, value))
        {
            return this;
        }

        return (At(path), value) switch
        {
            (MapValue { Count: > 0 } before, MapValue { Count: > 0 } after) => SetMembers(path, before, after),
            (ListValue { Elements.Count: > 0 } before, ListValue { Elements.Count: > 0 } after) => SetItems(path, before, after),
            _ => Edited(path, ValueEdit.Set(Value, [.. path.Steps], value), editor => editor.Set(path, value)),
        };
    }

    /// <summary>Takes a member or an item away; what held it stays, empty where it was the last.</summary>
    public ManifestDocument Remove(FieldPath path) =>
        path.IsRoot || At(path) is null ? this : Edited(path, ValueEdit.Remove(Value, [.. path.Steps]), editor => editor.Remove(path));

    /// <summary>Puts an item into a list before the one that has this path now.</summary>
    public ManifestDocument Insert(FieldPath item, Value value) =>
        At(item) is null ? Set(item, value) : Edited(item, ValueEdit.Insert(Value, [.. item.Steps], value), editor => editor.Insert(item, value));

    public ManifestDocument Move(FieldPath list, int from, int to)
    {
        List<Value> items = [.. At(list)?.Items ?? []];
        if (from == to || Math.Min(from, to) < 0 || Math.Max(from, to) >= items.Count)
        {
            return this;
        }

        var moved = items[from];
        items.RemoveAt(from);
        items.Insert(to, moved);
        return Edited(list, ValueEdit.Set(Value, [.. list.Steps], new ListValue(items)), editor => editor.Move(list, from, to));
    }

    /// <summary>Where the value at a path stands in the text; the nearest value around it where it is missing; null in a text that cannot be read.</summary>
    public TextSpan? SpanOf(FieldPath path) =>
        Problem is null && new TextEditor(Text, _root).Chain(path) is [.., var node] ? new(node.Start, node.End) : null;

    private ManifestDocument SetMembers(FieldPath path, MapValue before, MapValue after)
    {
        var document = this;
        foreach (var key in before.Keys.Where(key => !after.Has(key)))
        {
            document = document.Remove(path.Property(key));
        }

        return after.Pairs.Aggregate(document, (edited, pair) => edited.Set(path.Property(pair.Key), pair.Value));
    }

    private ManifestDocument SetItems(FieldPath path, ListValue before, ListValue after)
    {
        var document = this;
        for (var i = before.Elements.Count - 1; i >= after.Elements.Count; i--)
        {
            document = document.Remove(path.Index(i));
        }

        for (var i = 0; i < after.Elements.Count; i++)
        {
            document = document.Set(path.Index(i), after.Elements[i]);
        }

        return document;
    }

    /// <summary>The first text that reads as the value that is wanted: the smallest change, then ever larger pieces written anew.</summary>
    private ManifestDocument Edited(FieldPath path, Value wanted, Func<TextEditor, string> edit)
    {
        if (Problem is not null || wanted is not MapValue value)
        {
            return this;
        }

        var editor = new TextEditor(Text, _root);
        if (Read(edit(editor), value) is { } smallest)
        {
            return smallest;
        }

        for (var depth = Math.Min(editor.Chain(path).Count, path.Steps.Count) - 1; depth > 0; depth--)
        {
            var piece = path.Take(depth);
            if (ValueEdit.Get(value, piece) is { } written && Read(editor.Set(piece, written), value) is { } larger)
            {
                return larger;
            }
        }

        return new ManifestDocument("", value, null, null).WithText(Of(value).Text);
    }

    /// <summary>The document of a text if it says what is wanted; with the wanted value itself, which shares what did not change.</summary>
    private static ManifestDocument? Read(string text, MapValue wanted)
    {
        var reading = YamlReader.Read(text);
        return reading.Problem is null && Same(reading.Root?.Value ?? MapValue.Empty, wanted) ? new(text, wanted, reading.Root, null) : null;
    }

    /// <summary>Equal, and numbers written alike.</summary>
    private static bool Same(Value one, Value other) => one is NumberValue first && other is NumberValue second ? first.Content == second.Content : one.Equals(other);
}
