using Portal.Schema.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Portal.Catalog;

/// <summary>Writes a value as YAML for people to read; text that another reader could take for something else is quoted.</summary>
internal static class ValueYaml
{
    private static readonly HashSet<string> OldBooleans = new(StringComparer.OrdinalIgnoreCase) { "y", "n", "yes", "no", "on", "off" };

    public static string Write(Value value)
    {
        var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings(2, 120, false, 1024, false, true));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Node(emitter, value);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Node(Emitter emitter, Value value)
    {
        switch (value)
        {
            case MapValue map:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, true, map.Count == 0 ? MappingStyle.Flow : MappingStyle.Block));
                foreach (var (key, member) in map)
                {
                    emitter.Emit(Text(key));
                    Node(emitter, member);
                }

                emitter.Emit(new MappingEnd());
                break;
            case ListValue list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, true, list.Elements.Count == 0 ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in list)
                {
                    Node(emitter, item);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case StringValue content:
                emitter.Emit(Text(content.Content));
                break;
            default:
                emitter.Emit(new Scalar(ValueWriter.ToJson(value)));
                break;
        }
    }

    private static Scalar Text(string text)
    {
        var plain = new Scalar(AnchorName.Empty, TagName.Empty, text, ScalarStyle.Plain, true, true);
        var style = text.Contains('\n', StringComparison.Ordinal) ? ScalarStyle.Literal
            : YamlScalar.Of(plain) is StringValue && !OldBooleans.Contains(text) ? ScalarStyle.Any
            : ScalarStyle.DoubleQuoted;
        return new(AnchorName.Empty, TagName.Empty, text, style, true, true);
    }
}
