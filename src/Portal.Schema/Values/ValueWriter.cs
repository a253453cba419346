using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.Schema.Values;

/// <summary>Writes a <see cref="Value"/> as JSON, keys in their order, numbers as they were written.</summary>
public static class ValueWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = Value.MaxDepth + 1,
        SkipValidation = true,
    };

    public static byte[] ToUtf8(Value value)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(value, writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static string ToJson(Value value) => Encoding.UTF8.GetString(ToUtf8(value));

    public static void Write(Value value, Utf8JsonWriter writer)
    {
        switch (value)
        {
            case MapValue map:
                writer.WriteStartObject();
                foreach (var (key, member) in map)
                {
                    writer.WritePropertyName(key);
                    Write(member, writer);
                }

                writer.WriteEndObject();
                break;
            case ListValue list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            case StringValue text:
                writer.WriteStringValue(text.Content);
                break;
            case NumberValue number:
                writer.WriteRawValue(number.Content, skipInputValidation: true);
                break;
            case BoolValue flag:
                writer.WriteBooleanValue(flag.Flag);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
