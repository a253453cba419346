namespace Portal.Sandbox.BuiltIn;

/// <summary>Reads the fields of one protobuf message, one after the other.</summary>
internal ref struct WireCursor(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>The number of the current field.</summary>
    public int Number { get; private set; }

    /// <summary>The value of a numeric field.</summary>
    public long Number64 { get; private set; }

    /// <summary>The content of a field of text, bytes or a message.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    /// <summary>Whether the field is text, bytes or a message.</summary>
    public bool HasContent { get; private set; }

    /// <exception cref="FormatException">The bytes are no protobuf message.</exception>
    public bool Next()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var tag = Varint();
        Number = (int)(tag >> 3);
        HasContent = (tag & 7) == 2;
        Content = default;
        Number64 = 0;
        switch (tag & 7)
        {
            case 0:
                Number64 = Varint();
                break;
            case 1:
                Number64 = BitConverter.ToInt64(Take(8));
                break;
            case 2:
                Content = Take((int)Math.Min(Varint(), int.MaxValue));
                break;
            case 5:
                Number64 = BitConverter.ToInt32(Take(4));
                break;
            default:
                throw new FormatException("unknown wire type");
        }

        return true;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _rest.Length)
        {
            throw new FormatException("unexpected end of message");
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private long Varint()
    {
        long value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            value |= (long)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new FormatException("a number is too long");
    }
}
