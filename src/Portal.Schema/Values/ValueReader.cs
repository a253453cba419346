using System.Text;
using System.Text.Json;

namespace Portal.Schema.Values;

/// <summary>Reads JSON into a <see cref="Value"/>.</summary>
public static class ValueReader
{
    private const int Few = 9;
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
        var trail = new ReadTrail();
        if (!reader.Read())
        {
            throw new JsonException("unexpected end of JSON input");
        }

        var value = ReadOne(ref reader, trail);
        if (reader.Read())
        {
            throw new JsonException("unexpected text after the top-level value");
        }

        return new(value, trail.Duplicates);
    }

    private static Value ReadOne(ref Utf8JsonReader reader, ReadTrail trail) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadMap(ref reader, trail),
        JsonTokenType.StartArray => ReadList(ref reader, trail),
        JsonTokenType.String => new StringValue(LooseText.Of(ref reader)),
        JsonTokenType.Number => new NumberValue(Encoding.ASCII.GetString(reader.ValueSpan)),
        JsonTokenType.True => BoolValue.True,
        JsonTokenType.False => BoolValue.False,
        _ => Value.Null,
    };

    private static ListValue ReadList(ref Utf8JsonReader reader, ReadTrail trail)
    {
        var items = new List<Value>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            trail.Enter(items.Count);
            items.Add(ReadOne(ref reader, trail));
            trail.Leave();
        }

        return new(items);
    }

    private static MapValue ReadMap(ref Utf8JsonReader reader, ReadTrail trail)
    {
        var pairs = new List<KeyValuePair<string, Value>>();
        Dictionary<string, int>? places = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = LooseText.Of(ref reader);
            reader.Read();
            trail.Enter(key);
            var value = ReadOne(ref reader, trail);
            places ??= pairs.Count < Few ? null : pairs.Select((pair, i) => (pair.Key, i)).ToDictionary(pair => pair.Key, pair => pair.i, StringComparer.Ordinal);
            var place = places is null ? pairs.FindIndex(pair => pair.Key == key) : places.GetValueOrDefault(key, -1);
            if (place >= 0)
            {
                trail.TellDuplicate();
                pairs[place] = new(key, value);
            }
            else
            {
                places?.Add(key, pairs.Count);
                pairs.Add(new(key, value));
            }

            trail.Leave();
        }

        return new(pairs);
    }
}
