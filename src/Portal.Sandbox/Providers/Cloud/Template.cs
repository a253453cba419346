using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Composing;
using Portal.Sandbox.Crossplane.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Cloud;

/// <summary>Fills the templates of kinds.yaml for one managed resource. The same object always gets the same text.</summary>
internal sealed partial class Template(MapValue managed, string externalName, string password)
{
    private const string Account = "123456789012";
    private readonly string _hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(managed.Uid())));
    private MapValue _outputs = MapValue.Empty;

    /// <summary>The outputs in their order: later ones may use earlier ones.</summary>
    public MapValue Outputs(MapValue templates)
    {
        _outputs = MapValue.Empty;
        foreach (var (key, value) in templates)
        {
            _outputs = _outputs.With(key, value is StringValue text ? Fill(text.Content) : value);
        }

        return _outputs;
    }

    public string Fill(string template)
    {
        var filled = Field().Replace(template, match => Of(match.Groups["name"].Value, match.Groups["argument"].Value));
        return filled;
    }

    private string Of(string name, string argument) => name switch
    {
        "name" => externalName,
        "uid" => managed.Uid(),
        "account" => Account,
        "region" => For("region") ?? For("location") ?? "eu-central-1",
        "group" => Crossplane.Control.Kinds.GroupOf(managed.ApiVersion()).Split('.')[0],
        "kind" => managed.Kind().ToLowerInvariant(),
        "port" => For("port") ?? (IsMySql() ? "3306" : "5432"),
        "password" => password,
        "ip" => $"10.{Convert.ToInt32(_hash[..2], 16)}.{Convert.ToInt32(_hash[2..4], 16)}.{(Convert.ToInt32(_hash[4..6], 16) % 250) + 4}",
        "out" => _outputs[argument] is { } value ? GoText.Of(value) : "",
        "for" => For(argument.Split('|')[0]) ?? (argument.Contains('|', StringComparison.Ordinal) ? argument.Split('|', 2)[1] : ""),
        _ when name.StartsWith("hash", StringComparison.Ordinal) => _hash[..int.Parse(name[4..], System.Globalization.CultureInfo.InvariantCulture)],
        _ when name.StartsWith("HASH", StringComparison.Ordinal) => _hash[..int.Parse(name[4..], System.Globalization.CultureInfo.InvariantCulture)].ToUpperInvariant(),
        _ => "",
    };

    private bool IsMySql() => (For("engine") ?? "").Contains("mysql", StringComparison.OrdinalIgnoreCase) || (For("engine") ?? "").Contains("maria", StringComparison.OrdinalIgnoreCase);

    private string? For(string path) =>
        (PathReader.Find(managed, "spec.forProvider." + path) ?? PathReader.Find(managed, "spec." + path)) is { } value ? GoText.Of(value) : null;

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+[0-9]*)(:(?<argument>[^{}]*))?\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Field();
}
