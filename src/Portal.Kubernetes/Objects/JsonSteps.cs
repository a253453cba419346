using System.Text.Json;

namespace Portal.Kubernetes.Objects;

/// <summary>Steps over a <see cref="Utf8JsonReader"/> that stands on a property's name. A value of an unexpected kind is skipped, as a client must.</summary>
internal static class JsonSteps
{
    /// <summary>Moves to the next property of the object; false at its end.</summary>
    public static bool NextProperty(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Moves to the next element of the array; false at its end.</summary>
    public static bool NextElement(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType != JsonTokenType.EndArray;

    /// <summary>Enters the value where it is an object; else skips it.</summary>
    public static bool EnterObject(ref Utf8JsonReader reader) => Enter(ref reader, JsonTokenType.StartObject);

    /// <summary>Enters the value where it is an array; else skips it.</summary>
    public static bool EnterArray(ref Utf8JsonReader reader) => Enter(ref reader, JsonTokenType.StartArray);

    /// <summary>Whether the element that the reader stands on is an object; one of another kind is skipped.</summary>
    public static bool IsObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return true;
        }

        reader.Skip();
        return false;
    }

    public static string? Text(ref Utf8JsonReader reader) => Read(ref reader, JsonTokenType.String) ? reader.GetString() : null;

    public static string? PooledText(ref Utf8JsonReader reader) => Read(ref reader, JsonTokenType.String) ? StringPool.Take(ref reader) : null;

    public static long? Number(ref Utf8JsonReader reader) =>
        Read(ref reader, JsonTokenType.Number) && reader.TryGetInt64(out var number) ? number : null;

    public static int? Count(ref Utf8JsonReader reader) =>
        Read(ref reader, JsonTokenType.Number) && reader.TryGetInt32(out var number) ? number : null;

    public static DateTimeOffset? Time(ref Utf8JsonReader reader) =>
        Read(ref reader, JsonTokenType.String) && reader.TryGetDateTimeOffset(out var time) ? time : null;

    public static bool Flag(ref Utf8JsonReader reader) => Read(ref reader, JsonTokenType.True);

    public static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    private static bool Enter(ref Utf8JsonReader reader, JsonTokenType wanted) => Read(ref reader, wanted);

    private static bool Read(ref Utf8JsonReader reader, JsonTokenType wanted)
    {
        reader.Read();
        if (reader.TokenType == wanted)
        {
            return true;
        }

        reader.Skip();
        return false;
    }
}
