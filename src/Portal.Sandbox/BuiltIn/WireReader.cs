using System.Text;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.BuiltIn;

/// <summary>
/// Reads objects in Kubernetes' protobuf form, which some commands of kubectl send: an envelope that names the kind, and its message. Fields
/// whose numbers are not known make the whole unreadable, so that nothing is lost in silence.
/// </summary>
internal static class WireReader
{
    private const int Deepest = 64;
    private static readonly byte[] Magic = [0x6b, 0x38, 0x73, 0x00];

    /// <exception cref="FormatException">The bytes are no such object.</exception>
    /// <exception cref="NotSupportedException">The kind, or a field of it, is not known in this form.</exception>
    public static MapValue Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Magic))
        {
            throw new FormatException("provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
        }

        var (apiVersion, kind) = ("", "");
        ReadOnlySpan<byte> raw = default;
        var envelope = new WireCursor(bytes[Magic.Length..]);
        while (envelope.Next())
        {
            switch (envelope.Number)
            {
                case 1:
                    (apiVersion, kind) = TypeOf(envelope.Content);
                    break;
                case 2:
                    raw = envelope.Content;
                    break;
            }
        }

        return WireFields.Knows(kind)
            ? new([new("kind", kind), new("apiVersion", apiVersion), .. Structure(raw, kind, 0).Pairs])
            : throw new NotSupportedException(kind);
    }

    private static (string ApiVersion, string Kind) TypeOf(ReadOnlySpan<byte> bytes)
    {
        var (apiVersion, kind) = ("", "");
        var fields = new WireCursor(bytes);
        while (fields.Next())
        {
            var text = Encoding.UTF8.GetString(fields.Content);
            (apiVersion, kind) = fields.Number == 1 ? (text, kind) : (apiVersion, text);
        }

        return (apiVersion, kind);
    }

    private static MapValue Structure(ReadOnlySpan<byte> bytes, string name, int depth)
    {
        if (depth > Deepest)
        {
            throw new FormatException("the message nests too deep");
        }

        var value = MapValue.Empty;
        var fields = new WireCursor(bytes);
        while (fields.Next())
        {
            var field = WireFields.Find(name, fields.Number);
            if (field is null)
            {
                if (name == "ObjectMeta" || fields is { HasContent: true, Content.Length: 0 } or { HasContent: false, Number64: 0 })
                {
                    continue;
                }

                throw new NotSupportedException($"{name}.{fields.Number}");
            }

            value = Merged(value, field, fields, depth);
        }

        return value;
    }

    private static MapValue Merged(MapValue value, WireField field, WireCursor fields, int depth)
    {
        switch (field.Type.Form)
        {
            case FieldForm.List:
                return value.With(field.Name, (value[field.Name] as ListValue ?? ListValue.Empty).Add(One(field.Type.Item!, fields, depth) ?? ""));
            case FieldForm.Map:
                var (key, member) = Entry(fields.Content, field.Type.Item!, depth);
                return value.With(field.Name, (value[field.Name] as MapValue ?? MapValue.Empty).With(key, member));
            default:
                var found = One(field.Type, fields, depth);
                var isZero = found is null or StringValue { Content: "" } or BoolValue { Flag: false } or NumberValue { AsInteger: 0 } or MapValue { Count: 0 };
                return found is null || isZero && !field.KeepsZero ? value : value.With(field.Name, found);
        }
    }

    private static (string Key, Value Member) Entry(ReadOnlySpan<byte> bytes, FieldType type, int depth)
    {
        var key = "";
        Value member = type.Form == FieldForm.Structure ? MapValue.Empty : "";
        var fields = new WireCursor(bytes);
        while (fields.Next())
        {
            if (fields.Number == 1)
            {
                key = Encoding.UTF8.GetString(fields.Content);
            }
            else
            {
                member = One(type, fields, depth) ?? member;
            }
        }

        return (key, member);
    }

    private static Value? One(FieldType type, WireCursor fields, int depth) => type.Form == FieldForm.Structure ? Structure(fields.Content, type.Name, depth + 1) : type.Name switch
    {
        "string" => Encoding.UTF8.GetString(fields.Content),
        "boolean" => fields.Number64 != 0,
        "int32" or "int64" => fields.Number64,
        "number" => NumberValue.Of(BitConverter.Int64BitsToDouble(fields.Number64)),
        "bytes" => Convert.ToBase64String(fields.Content),
        "quantity" => Inner(fields.Content, 1),
        "time" or "microTime" => Time(fields.Content),
        "intOrString" => IntOrString(fields.Content),
        _ => null,
    };

    private static Value? Inner(ReadOnlySpan<byte> bytes, int number)
    {
        var fields = new WireCursor(bytes);
        while (fields.Next())
        {
            if (fields.Number == number)
            {
                return Encoding.UTF8.GetString(fields.Content);
            }
        }

        return null;
    }

    private static Value? Time(ReadOnlySpan<byte> bytes)
    {
        var fields = new WireCursor(bytes);
        while (fields.Next())
        {
            if (fields.Number == 1)
            {
                return Clock.Stamp(DateTimeOffset.FromUnixTimeSeconds(fields.Number64));
            }
        }

        return null;
    }

    private static Value? IntOrString(ReadOnlySpan<byte> bytes)
    {
        var (isText, number, text) = (false, 0L, "");
        var fields = new WireCursor(bytes);
        while (fields.Next())
        {
            switch (fields.Number)
            {
                case 1:
                    isText = fields.Number64 == 1;
                    break;
                case 2:
                    number = fields.Number64;
                    break;
                case 3:
                    text = Encoding.UTF8.GetString(fields.Content);
                    break;
            }
        }

        return isText ? text : (Value)number;
    }
}
