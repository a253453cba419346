using Portal.Schema.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Portal.Catalog;

/// <summary>
/// Reads a file of YAML documents at event level: aliases are expanded within a budget of nodes, nesting is limited, a key written twice is refused.
/// A document that cannot be read is told with its line and does not touch the others.
/// </summary>
internal sealed class YamlText
{
    private const int Budget = 200_000;
    private const int NotedDepth = 4;
    private readonly Parser _parser;
    private readonly int _line;
    private readonly int _lastLine;
    private readonly YamlPlaces _places = new();
    private readonly Dictionary<string, Value> _anchors = new(StringComparer.Ordinal);
    private int _nodes;

    private YamlText(YamlChunk chunk)
    {
        _parser = new(new StringReader(chunk.Text));
        _line = chunk.Line;
        _lastLine = chunk.Line + chunk.Text.AsSpan().TrimEnd().Count('\n') + 1;
    }

    public static IEnumerable<YamlDocument> Read(string text) => YamlChunk.Split(text).Select(chunk => new YamlText(chunk).Document());

    private YamlDocument Document()
    {
        try
        {
            _parser.Consume<StreamStart>();
            if (!_parser.TryConsume<DocumentStart>(out _))
            {
                return new(Value.Null, _places, null);
            }

            Note(0, "", _parser.Current?.Start ?? Mark.Empty);
            var value = Node(0, "");
            _parser.Consume<DocumentEnd>();
            return new(value, _places, null);
        }
        catch (YamlException wrong)
        {
            return new(Value.Null, _places, new(Words(wrong), Math.Min(_line + (int)wrong.Start.Line, _lastLine), (int)wrong.Start.Column));
        }
    }

    private static string Words(YamlException wrong)
    {
        var said = (wrong.InnerException ?? wrong).Message;
        var place = said.IndexOf("): ", StringComparison.Ordinal);
        return said.StartsWith('(') && place > 0 ? said[(place + 3)..] : said;
    }

    private Value Node(int depth, string pointer)
    {
        var start = _parser.Current?.Start ?? Mark.Empty;
        if (depth > Value.MaxDepth)
        {
            throw new YamlException(start, start, $"nested deeper than {Value.MaxDepth} levels");
        }

        Charge(1, start);
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Expand(alias);
        }

        var anchor = (_parser.Current as NodeEvent)?.Anchor ?? AnchorName.Empty;
        Value value = _parser.Current switch
        {
            MappingStart => Map(depth, pointer),
            SequenceStart => Sequence(depth, pointer),
            _ => YamlScalar.Of(_parser.Consume<Scalar>()),
        };
        if (!anchor.IsEmpty)
        {
            _anchors[anchor.Value] = value;
        }

        return value;
    }

    private Value Expand(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var known))
        {
            throw new YamlException(alias.Start, alias.End, $"the alias *{alias.Value.Value} has no anchor before it");
        }

        Charge(SizeOf(known), alias.Start);
        return known;
    }

    private void Charge(int nodes, Mark at)
    {
        _nodes += nodes;
        if (_nodes > Budget)
        {
            throw new YamlException(at, at, $"more than {Budget} values, aliases counted where they are used");
        }
    }

    private static int SizeOf(Value value) => 1 + value.Items.Sum(SizeOf) + value.Members.Sum(pair => SizeOf(pair.Value));

    private MapValue Map(int depth, string pointer)
    {
        _parser.Consume<MappingStart>();
        var pairs = new List<KeyValuePair<string, Value>>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = Key();
            if (!keys.Add(key.Value))
            {
                throw new YamlException(key.Start, key.End, $"the key \"{key.Value}\" is written twice");
            }

            var below = Note(depth, $"{pointer}/{key.Value}", key.Start);
            pairs.Add(new(key.Value, Node(depth + 1, below)));
        }

        return new(pairs);
    }

    private Scalar Key()
    {
        if (_parser.TryConsume<Scalar>(out var key))
        {
            return key;
        }

        var at = _parser.Current?.Start ?? Mark.Empty;
        throw new YamlException(at, at, "a key must be plain text");
    }

    private ListValue Sequence(int depth, string pointer)
    {
        _parser.Consume<SequenceStart>();
        var items = new List<Value>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            var below = Note(depth, $"{pointer}/{items.Count}", _parser.Current?.Start ?? Mark.Empty);
            items.Add(Node(depth + 1, below));
        }

        return new(items);
    }

    private string Note(int depth, string pointer, Mark at)
    {
        if (depth < NotedDepth)
        {
            _places.Note(pointer, _line + (int)at.Line, (int)at.Column);
        }

        return pointer;
    }
}
