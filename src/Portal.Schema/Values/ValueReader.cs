using System.Text;
using System.Text.Json;

namespace Portal.Schema.Values;

/// <summary>Reads JSON into a <see cref="Value"/>.</summary>
public static class ValueReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = Value.MaxDepth, CommentHandling = JsonCommentHandling.Disallow };

    /// <exception cref="JsonException">The bytes are no JSON, nest deeper than <see cref="Value.MaxDepth"/>, or name a key twice.</exception>
    public static Value Parse(ReadOnlySpan<byte> utf8)
    {
        var read = Read(utf8);
        return read.Duplicates.Count == 0 ? read.Value : throw new JsonException($"duplicate field \"{read.Duplicates[0]}\"");
    }

    public static Value Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    /// <summary>As <see cref="Parse(ReadOnlySpan{byte})"/>, but tells duplicates instead of refusing them.</summary>
    public static ReadValue Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, Options);
        var duplicates = new List<string>();
        if (!reader.Read())
        {
            throw new JsonException("unexpected end of JSON input");
        }

        var value = ReadOne(ref reader, "", duplicates);
        if (reader.Read())
        {
            throw new JsonException("unexpected text after the top-level value");
        }

        return new(value, duplicates);
    }

    private static Value ReadOne(ref Utf8JsonReader reader, string path, List<string> duplicates) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadMap(ref reader, path, duplicates),
        JsonTokenType.StartArray => ReadList(ref reader, path, duplicates),
        JsonTokenType.String => new StringValue(reader.GetString()!),
        JsonTokenType.Number => new NumberValue(Encoding.ASCII.GetString(reader.ValueSpan)),
        JsonTokenType.True => BoolValue.True,
        JsonTokenType.False => BoolValue.False,
        _ => Value.Null,
    };

    private static ListValue ReadList(ref Utf8JsonReader reader, string path, List<string> duplicates)
    {
        var items = new List<Value>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadOne(ref reader, $"{path}[{items.Count}]", duplicates));
        }

        return new(items);
    }

    private static MapValue ReadMap(ref Utf8JsonReader reader, string path, List<string> duplicates)
    {
        var pairs = new List<KeyValuePair<string, Value>>();
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = reader.GetString()!;
            var below = path.Length == 0 ? key : $"{path}.{key}";
            reader.Read();
            var value = ReadOne(ref reader, below, duplicates);
            if (places.TryAdd(key, pairs.Count))
            {
                pairs.Add(new(key, value));
                continue;
            }

            duplicates.Add(below);
            pairs[places[key]] = new(key, value);
        }

        return new(pairs);
    }
}
