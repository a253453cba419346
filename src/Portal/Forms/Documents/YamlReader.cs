using Portal.Schema.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Portal.Forms.Documents;

/// <summary>
/// Reads one YAML document into nodes with their places, from YamlDotNet's events alone. Refused: more than 1 MB, deeper than <see cref="Value.MaxDepth"/>,
/// more than 100,000 nodes with aliases expanded, cycles, duplicate keys, a second document.
/// </summary>
internal sealed class YamlReader
{
    public const int MaxLength = 1_000_000;
    private const int MaxNodes = 100_000;
    private readonly Parser _parser;
    private readonly string _text;
    private readonly Dictionary<string, YamlNode?> _anchors = new(StringComparer.Ordinal);
    private int _nodes;

    private YamlReader(string text)
    {
        _text = text;
        _parser = new(new Scanner(new StringReader(text), skipComments: true));
    }

    public static YamlReading Read(string text)
    {
        if (text.Length > MaxLength)
        {
            return new(null, new(1, 1, $"The text has {text.Length:N0} characters; at most {MaxLength:N0} are accepted"));
        }

        try
        {
            return new(new YamlReader(text).Document(), null);
        }
        catch (YamlException exception)
        {
            return new(null, new((int)exception.Start.Line, (int)exception.Start.Column, Words(exception)));
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or IndexOutOfRangeException or FormatException)
        {
            return new(null, new(1, 1, "The text is no YAML"));
        }
    }

    private static string Words(YamlException exception) => exception.InnerException is null ? exception.Message : exception.InnerException.Message;

    private YamlNode? Document()
    {
        Next<StreamStart>();
        if (_parser.Current is StreamEnd)
        {
            return null;
        }

        Next<DocumentStart>();
        var root = Node(0);
        Next<DocumentEnd>();
        return _parser.Current is DocumentStart second
            ? throw new YamlException(second.Start, second.End, "Only one object is accepted; a second document starts here")
            : root;
    }

    private void Next<T>() where T : ParsingEvent
    {
        if (_parser.Current is null)
        {
            _parser.MoveNext();
        }

        if (_parser.Current is T)
        {
            _parser.MoveNext();
        }
    }

    private YamlNode Node(int depth)
    {
        var here = _parser.Current!;
        if (depth > Value.MaxDepth)
        {
            throw Refused(here, $"Nested deeper than {Value.MaxDepth} levels");
        }

        Spend(here, 1);
        var anchor = here is NodeEvent { Anchor: { IsEmpty: false } name } && here is not AnchorAlias ? name.Value : null;
        if (anchor is not null)
        {
            _anchors[anchor] = null;
        }

        YamlNode node = here switch
        {
            AnchorAlias alias => Alias(alias),
            Scalar scalar => ReadScalar(scalar),
            SequenceStart start => Sequence(start, depth),
            MappingStart start => Mapping(start, depth),
            _ => throw Refused(here, "A value is missing here"),
        };
        if (anchor is not null)
        {
            _anchors[anchor] = node;
        }

        return node;
    }

    private void Spend(ParsingEvent here, int count)
    {
        _nodes += count;
        if (_nodes > MaxNodes)
        {
            throw Refused(here, $"More than {MaxNodes:N0} values");
        }
    }

    private YamlAlias Alias(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var target))
        {
            throw Refused(alias, $"No anchor is named \"{alias.Value.Value}\"");
        }

        if (target is null)
        {
            throw Refused(alias, $"\"{alias.Value.Value}\" contains itself");
        }

        Spend(alias, target.Count);
        _parser.MoveNext();
        return new((int)alias.Start.Index, (int)alias.End.Index, target);
    }

    private YamlScalar ReadScalar(Scalar scalar)
    {
        _parser.MoveNext();
        return new((int)scalar.Start.Index, (int)scalar.End.Index, scalar.Style, ValueOf(scalar));
    }

    private static Value ValueOf(Scalar scalar)
    {
        var tag = scalar.Tag.IsEmpty ? "" : scalar.Tag.Value;
        if (tag is "!" or "tag:yaml.org,2002:str" || tag.Length == 0 && scalar.Style != ScalarStyle.Plain)
        {
            return new StringValue(scalar.Value);
        }

        if (tag == "tag:yaml.org,2002:binary")
        {
            throw Refused(scalar, "Binary values are not accepted; write the text in quotes");
        }

        return ScalarRules.Resolve(scalar.Value) ?? throw Refused(scalar, $"{scalar.Value} is a number that JSON cannot hold");
    }

    private YamlSequence Sequence(SequenceStart start, int depth)
    {
        _parser.MoveNext();
        var items = new List<YamlNode>();
        while (_parser.Current is not SequenceEnd)
        {
            items.Add(Node(depth + 1));
        }

        var end = EndOf(start.Style == SequenceStyle.Flow, items.LastOrDefault(), start);
        _parser.MoveNext();
        return new((int)start.Start.Index, end, start.Style == SequenceStyle.Flow, items, new ListValue([.. items.Select(item => item.Value)]), 1 + items.Sum(item => item.Count));
    }

    private int EndOf(bool isFlow, YamlNode? last, ParsingEvent start) =>
        isFlow ? (int)_parser.Current!.Start.Index + 1 : Math.Max(last?.End ?? 0, (int)start.Start.Index);

    private YamlMapping Mapping(MappingStart start, int depth)
    {
        _parser.MoveNext();
        var members = new MergedMembers();
        var entries = new List<YamlEntry>();
        while (_parser.Current is not MappingEnd)
        {
            var place = _parser.Current!;
            var key = Node(depth + 1);
            var isMerge = key is YamlScalar { Style: ScalarStyle.Plain, Value.Text: "<<" };
            var name = isMerge ? "<<" : KeyOf(key, place);
            var entry = new YamlEntry(key, name, Node(depth + 1), isMerge);
            entries.Add(entry);
            if (!members.Add(entry))
            {
                throw Refused(place, isMerge ? "Only maps can be merged" : $"\"{name}\" is written twice");
            }
        }

        var end = EndOf(start.Style == MappingStyle.Flow, entries.LastOrDefault()?.Node, start);
        _parser.MoveNext();
        return new((int)start.Start.Index, end, start.Style == MappingStyle.Flow, entries, members.ToValue(), 1 + entries.Sum(entry => 1 + entry.Node.Count));
    }

    private static string KeyOf(YamlNode key, ParsingEvent place) => key.Value switch
    {
        StringValue text => text.Content,
        NumberValue number => number.Content,
        BoolValue flag => flag.Flag ? "true" : "false",
        _ => throw Refused(place, "A key must be text"),
    };

    private static YamlException Refused(ParsingEvent here, string message) => new(here.Start, here.End, message);
}
