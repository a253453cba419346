using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Composing;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Cloud;

/// <summary>
/// Fills the templates of the kinds' files for one managed resource. The same object always gets the same text. A template that begins with = becomes a number.
/// </summary>
/// <param name="facts">Words that mean something else than usual, host, port, user and database of a real server among them.</param>
internal sealed partial class Template(Managed managed, string password, IReadOnlyDictionary<string, string>? facts = null)
{
    private const string Account = "123456789012";
    private readonly string _hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(managed.Object.Uid())));
    private MapValue _outputs = MapValue.Empty;

    /// <summary>The outputs in their order: later ones may use earlier ones.</summary>
    public MapValue Outputs(MapValue templates)
    {
        foreach (var (key, value) in templates)
        {
            _outputs = _outputs.With(key, Filled(value));
        }

        return _outputs;
    }

    public string Fill(string template) => Field().Replace(template, match => Of(match.Groups["name"].Value, match.Groups["argument"].Value));

    private Value Filled(Value template) => template switch
    {
        StringValue { Content: ['=', .. var number] } => new NumberValue(Fill(number)),
        StringValue text => Fill(text.Content),
        ListValue list => new ListValue([.. list.Elements.Select(Filled)]),
        MapValue map => new MapValue(map.Pairs.Select(pair => KeyValuePair.Create(pair.Key, Filled(pair.Value)))),
        _ => template,
    };

    private string Of(string name, string argument) => facts is not null && facts.TryGetValue(name, out var fact) ? fact : name switch
    {
        "name" => managed.ExternalName ?? "",
        "object" => managed.Object.Name(),
        "uid" => managed.Object.Uid(),
        "account" => Account,
        "subscription" => $"00000000-0000-4000-8000-{Account}",
        "region" => managed.Asked("region") ?? managed.Asked("location") ?? "eu-central-1",
        "group" => Crossplane.Control.Kinds.GroupOf(managed.Object.ApiVersion()).Split('.')[0],
        "kind" => managed.Object.Kind().ToLowerInvariant(),
        "Kind" => managed.Object.Kind(),
        "port" => managed.Asked("port") is { Length: > 0 } port && port.All(char.IsAsciiDigit) ? port : IsMySql() ? "3306" : "5432",
        "password" => password,
        "created" => managed.Created?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "",
        "ip" => $"10.{Byte(0)}.{Byte(1)}.{(Byte(2) % 250) + 4}",
        "digits" => $"{BitConverter.ToUInt64(Convert.FromHexString(_hash[..16])) % 9_000_000_000_000_000_000 + 1_000_000_000_000_000_000}",
        "request" => Guid.ParseExact(_hash[32..], "N").ToString(),
        "out" => _outputs[argument] is { } value ? GoText.Of(value) : "",
        "for" => managed.Asked(argument.Split('|')[0]) ?? (argument.Contains('|', StringComparison.Ordinal) ? argument.Split('|', 2)[1] : ""),
        _ when name.StartsWith("hash", StringComparison.Ordinal) => _hash[..Length(name)],
        _ when name.StartsWith("HASH", StringComparison.Ordinal) => _hash[..Length(name)].ToUpperInvariant(),
        _ => "",
    };

    private int Byte(int index) => Convert.ToInt32(_hash.Substring(index * 2, 2), 16);

    private static int Length(string name) => int.Parse(name[4..], CultureInfo.InvariantCulture);

    private bool IsMySql() => (managed.Asked("engine") ?? managed.Asked("databaseVersion") ?? managed.Kind.Database?.Engine ?? "") is var engine
        && (engine.Contains("mysql", StringComparison.OrdinalIgnoreCase) || engine.Contains("maria", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+[0-9]*)(:(?<argument>[^{}]*))?\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Field();
}
