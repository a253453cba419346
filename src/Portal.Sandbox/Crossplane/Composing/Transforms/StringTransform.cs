using System.Security.Cryptography;
using System.Text;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>Makes a text of a value.</summary>
internal static class StringTransform
{
    public static Value Of(Value? step, Value input)
    {
        var type = step?["type"]?.Text ?? TypeByField(step);
        return type switch
        {
            "Format" => GoFormat.Sprintf(step?["fmt"]?.Text ?? throw NotSet(type, "fmt"), input),
            "Convert" => Converted(step?["convert"]?.Text ?? throw NotSet(type, "convert"), input),
            "TrimPrefix" => Trimmed(input, step?["trim"]?.Text ?? throw NotSet(type, "trim"), atStart: true),
            "TrimSuffix" => Trimmed(input, step?["trim"]?.Text ?? throw NotSet(type, "trim"), atStart: false),
            "Regexp" => Matched(step?["regexp"] ?? throw NotSet(type, "regexp"), input),
            "Join" => Joined(step?["join"] ?? throw NotSet(type, "join"), input),
            "Replace" => Replaced(step?["replace"], GoText.Of(input)),
            _ => throw new TransformException($"type {type} is not supported for string transform type"),
        };
    }

    private static string TypeByField(Value? step) =>
        step?["convert"] is not null ? "Convert"
        : step?["regexp"] is not null ? "Regexp"
        : step?["join"] is not null ? "Join"
        : step?["replace"] is not null ? "Replace"
        : "Format";

    private static Value Replaced(Value? step, string text)
    {
        if (step is null)
        {
            throw new TransformException("string transform of type Replace replace is not set");
        }

        var (search, replace) = (step["search"]?.Text ?? "", step["replace"]?.Text ?? "");
        return search.Length > 0
            ? text.Replace(search, replace, StringComparison.Ordinal)
            : replace + string.Concat(text.EnumerateRunes().Select(rune => rune + replace));
    }

    private static TransformException NotSet(string type, string field) => new($"string transform of type {type} {field} is not set");

    private static Value Converted(string kind, Value input) => kind switch
    {
        "ToUpper" => GoText.Of(input).ToUpperInvariant(),
        "ToLower" => GoText.Of(input).ToLowerInvariant(),
        "ToBase64" => Convert.ToBase64String(Encoding.UTF8.GetBytes(GoText.Of(input))),
        "FromBase64" => FromBase64(GoText.Of(input)),
        "ToJson" => ValueWriter.ToJson(Sorted(input)),
        "ToSha1" => Convert.ToHexStringLower(Sha1(Hashed(input))),
        "ToSha256" => Convert.ToHexStringLower(SHA256.HashData(Hashed(input))),
        "ToSha512" => Convert.ToHexStringLower(SHA512.HashData(Hashed(input))),
        "ToAdler32" => Adler32(Hashed(input)),
        _ => throw new TransformException($"type {kind} is not supported for string convert"),
    };

    private static byte[] Hashed(Value input) => Encoding.UTF8.GetBytes(input is StringValue text ? text.Content : ValueWriter.ToJson(Sorted(input)));

#pragma warning disable CA5350 // What compositions ask for by name; nothing here is protected by it.
    private static byte[] Sha1(byte[] bytes) => SHA1.HashData(bytes);
#pragma warning restore CA5350

    private static Value Adler32(byte[] bytes)
    {
        uint one = 1, two = 0;
        foreach (var item in bytes)
        {
            one = (one + item) % 65521;
            two = (two + one) % 65521;
        }

        return NumberValue.Of((long)((two << 16) | one)).Content;
    }

    private static string FromBase64(string text)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            throw new TransformException("string is not valid base64");
        }
    }

    private static string Trimmed(Value input, string trim, bool atStart)
    {
        var text = GoText.Of(input);
        return (atStart, trim.Length) switch
        {
            (_, 0) => text,
            (true, _) when text.StartsWith(trim, StringComparison.Ordinal) => text[trim.Length..],
            (false, _) when text.EndsWith(trim, StringComparison.Ordinal) => text[..^trim.Length],
            _ => text,
        };
    }

    private static Value Matched(Value? regexp, Value input)
    {
        var pattern = regexp?["match"]?.Text ?? "";
        var match = MatchTransform.Patterns.Compile(pattern).Match(GoText.Of(input));
        var group = (int)((regexp?["group"] as NumberValue)?.AsInteger ?? 0);
        return match.Success && group < match.Groups.Count
            ? match.Groups[group].Value
            : throw new TransformException($"regexp {ValueWriter.ToJson(pattern)} had no matches for group {group}");
    }

    private static Value Joined(Value? join, Value input) =>
        input is ListValue list
            ? string.Join(join?["separator"]?.Text ?? "", list.Elements.Select(GoText.Of))
            : throw new TransformException("could not parse input array");

    /// <summary>Go writes the keys of a map in order.</summary>
    internal static Value Sorted(Value value) => value switch
    {
        MapValue map => new MapValue(map.Pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))),
        ListValue list => new ListValue([.. list.Elements.Select(Sorted)]),
        _ => value,
    };
}
