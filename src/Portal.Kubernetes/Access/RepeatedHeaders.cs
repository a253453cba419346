using System.Buffers;
using System.Text;

namespace Portal.Kubernetes.Access;

/// <summary>
/// Writes one header line a value. The API server reads each group of a person from a line of its own, while HttpClient joins the values of a header
/// with commas, which makes one group of them all. So several values travel to here as one, joined by <see cref="Separator"/>, over HTTP/1.1, where
/// the head of a request is text.
/// </summary>
internal sealed class RepeatedHeaders(Stream wire) : Stream
{
    /// <summary>A control character, which no name may hold.</summary>
    public const char Separator = '\u001f';
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();
    private readonly ArrayBufferWriter<byte> _head = new(1024);
    private long _body;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            if (_body > 0)
            {
                var part = buffer[..(int)Math.Min(_body, buffer.Length)];
                _body -= part.Length;
                buffer = buffer[part.Length..];
                await wire.WriteAsync(part, cancellationToken);
                continue;
            }

            buffer = TakeHead(buffer);
            if (_head.WrittenSpan.EndsWith(EndOfHead))
            {
                var (head, length) = Split(Encoding.UTF8.GetString(_head.WrittenSpan));
                _head.Clear();
                _body = length;
                await wire.WriteAsync(Encoding.UTF8.GetBytes(head), cancellationToken);
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The wire is written asynchronously.");

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => wire.Read(buffer, offset, count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => wire.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        wire.ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => wire.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => wire.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>The head with each value on a line of its own, and how many bytes of body follow it.</summary>
    internal static (string Head, long Body) Split(string head)
    {
        var text = new StringBuilder(head.Length + 64);
        long body = 0;
        foreach (var line in head[..^4].Split("\r\n"))
        {
            var colon = line.IndexOf(':');
            if (colon > 0 && line.AsSpan(0, colon).Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                body = long.Parse(line.AsSpan(colon + 1).Trim());
            }

            var values = line.Contains(Separator) ? line[(colon + 1)..].Trim(' ').Split(Separator) : null;
            foreach (var written in values?.Select(value => $"{line[..colon]}: {value}") ?? [line])
            {
                text.Append(written).Append("\r\n");
            }
        }

        return (text.Append("\r\n").ToString(), body);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            wire.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Takes bytes up to the end of the head; what is left belongs to the body.</summary>
    private ReadOnlyMemory<byte> TakeHead(ReadOnlyMemory<byte> buffer)
    {
        var before = _head.WrittenCount;
        _head.Write(buffer.Span);
        var from = Math.Max(0, before - EndOfHead.Length + 1);
        var end = _head.WrittenSpan[from..].IndexOf(EndOfHead);
        if (end < 0)
        {
            return default;
        }

        var length = from + end + EndOfHead.Length;
        var head = _head.WrittenSpan[..length].ToArray();
        _head.Clear();
        _head.Write(head);
        return buffer[(length - before)..];
    }
}
