using System.Buffers.Binary;
using System.Text;

namespace Portal.Testing.Circuits;

/// <summary>
/// One batch of changes as the server sent it: its strings, and the attributes with event handlers among its frames. Read by the layout that
/// aspnetcore's RenderBatchWriter writes: sections, then five offsets at the end.
/// </summary>
public sealed class RenderBatch
{
    private const int FrameSize = 20;
    private readonly byte[] _bytes;
    private readonly int _strings;

    internal RenderBatch(byte[] bytes)
    {
        _bytes = bytes;
        _strings = Int(bytes.Length - 4);
    }

    public int Size => _bytes.Length;

    /// <summary>Every string of the batch, in the order of its table.</summary>
    public IEnumerable<string> Strings
    {
        get
        {
            for (var index = 0; index < (_bytes.Length - 20 - _strings) / 4; index++)
            {
                yield return String(index)!;
            }
        }
    }

    public bool Says(string text) => _bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    /// <summary>The elements that the batch brought, each with its attributes and handlers.</summary>
    public IReadOnlyList<RenderedElement> Elements()
    {
        var elements = new List<RenderedElement>();
        var frames = Int(_bytes.Length - 16);
        var count = Int(frames);
        for (var index = 0; index < count; index++)
        {
            var at = frames + 4 + index * FrameSize;
            switch (Int(at))
            {
                case 1:
                    elements.Add(new(String(Int(at + 8)) ?? ""));
                    break;
                case 2 when elements.Count > 0:
                    elements[^1].Text.Append(String(Int(at + 4)));
                    break;
                case 3 when elements.Count > 0:
                    elements[^1].Add(String(Int(at + 4)) ?? "", String(Int(at + 8)), BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan(at + 12)));
                    break;
            }
        }

        return elements;
    }

    private string? String(int index)
    {
        if (index < 0)
        {
            return null;
        }

        var at = Int(_strings + index * 4);
        int length = 0, shift = 0;
        byte next;
        do
        {
            next = _bytes[at++];
            length |= (next & 0x7f) << shift;
            shift += 7;
        }
        while ((next & 0x80) != 0);
        return Encoding.UTF8.GetString(_bytes, at, length);
    }

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at));
}
