using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Schema.Values;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Portal.Schema.Tests.Yaml;

/// <summary>Reads the corpus' YAML for these tests; the product has a reader of its own.</summary>
internal static partial class YamlValues
{
    public static IReadOnlyList<Value> ReadAll(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return [.. stream.Documents.Select(document => Of(document.RootNode))];
    }

    private static Value Of(YamlNode node) => node switch
    {
        YamlMappingNode map => new MapValue(map.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Of(pair.Value)))),
        YamlSequenceNode list => new ListValue([.. list.Children.Select(Of)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(scalar.Value ?? ""),
        YamlScalarNode scalar => new StringValue(scalar.Value ?? ""),
        _ => Value.Null,
    };

    private static Value Plain(string text) => text switch
    {
        "" or "~" or "null" => Value.Null,
        "true" or "True" or "yes" or "on" or "On" or "ON" => BoolValue.True,
        "false" or "False" or "no" or "off" or "Off" or "OFF" => BoolValue.False,
        _ when Number().IsMatch(text) => long.TryParse(text, out _) ? new NumberValue(text) : NumberValue.Of(double.Parse(text, CultureInfo.InvariantCulture)),
        _ => new StringValue(text),
    };

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Number();
}
