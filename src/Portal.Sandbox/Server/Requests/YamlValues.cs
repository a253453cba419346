using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Schema.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Portal.Sandbox.Server;

/// <summary>Reads YAML documents at event level into values, with the scalars of YAML as Kubernetes' converter reads them. Aliases are expanded
/// within a budget, nesting is limited, a key written twice is refused.</summary>
internal sealed partial class YamlValues
{
    private const int Budget = 200_000;
    private readonly Parser _parser;
    private readonly Dictionary<string, Value> _anchors = new(StringComparer.Ordinal);
    private int _nodes;

    private YamlValues(string text) => _parser = new(new StringReader(text));

    /// <exception cref="YamlException">The text is no YAML, or goes beyond the limits.</exception>
    public static IReadOnlyList<Value> Read(string text)
    {
        try
        {
            return new YamlValues(text).Documents();
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            // The scanner meets its own limits in text that is no YAML.
            throw new YamlException(wrong.Message, wrong);
        }
    }

    private List<Value> Documents()
    {
        var documents = new List<Value>();
        _parser.Consume<StreamStart>();
        while (_parser.Accept<DocumentStart>(out _))
        {
            _parser.Consume<DocumentStart>();
            documents.Add(Node(0));
            _parser.Consume<DocumentEnd>();
        }

        return documents;
    }

    private Value Node(int depth)
    {
        if (depth > Value.MaxDepth || ++_nodes > Budget)
        {
            throw new YamlException("the document is too deep or too large");
        }

        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            return _anchors.TryGetValue(alias.Value.Value, out var known) ? Charged(known) : throw new YamlException(alias.Start, alias.End, "unknown alias");
        }

        var anchor = (_parser.Current as NodeEvent)?.Anchor ?? AnchorName.Empty;
        Value value = _parser.Current switch
        {
            MappingStart => Map(depth),
            SequenceStart => Sequence(depth),
            _ => ScalarOf(_parser.Consume<Scalar>()),
        };
        if (!anchor.IsEmpty)
        {
            _anchors[anchor.Value] = value;
        }

        return value;
    }

    private Value Charged(Value value)
    {
        _nodes += SizeOf(value);
        return _nodes > Budget ? throw new YamlException("the document expands to too many nodes") : value;
    }

    private static int SizeOf(Value value) => 1 + value.Items.Sum(SizeOf) + value.Members.Sum(pair => SizeOf(pair.Value));

    private MapValue Map(int depth)
    {
        _parser.Consume<MappingStart>();
        var pairs = new List<KeyValuePair<string, Value>>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = _parser.Consume<Scalar>();
            if (!keys.Add(key.Value))
            {
                throw new YamlException(key.Start, key.End, $"key \"{key.Value}\" already set in map");
            }

            pairs.Add(new(key.Value, Node(depth + 1)));
        }

        return new(pairs);
    }

    private ListValue Sequence(int depth)
    {
        _parser.Consume<SequenceStart>();
        var items = new List<Value>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(depth + 1));
        }

        return new(items);
    }

    private static Value ScalarOf(Scalar scalar)
    {
        if (scalar.Style != ScalarStyle.Plain || scalar.Tag.ToString() == "tag:yaml.org,2002:str")
        {
            return scalar.Value;
        }

        return scalar.Value switch
        {
            "" or "~" or "null" or "Null" or "NULL" => Value.Null,
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            _ => Number(scalar.Value) ?? (Value)scalar.Value,
        };
    }

    private static NumberValue? Number(string text)
    {
        if (!Numeric().IsMatch(text))
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return NumberValue.Of(whole);
        }

        // What is too large for a number is a text, as for Go's reader.
        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) is var number && double.IsFinite(number) ? NumberValue.Of(number) : null;
    }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Numeric();
}
