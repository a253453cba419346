using System.Runtime.CompilerServices;
using System.Text;

namespace Portal.Kubernetes.Client;

/// <summary>The lines of a text answer as they come. Lines are cut at <see cref="LongestLine"/>: what writes without line breaks fills no memory.</summary>
public sealed class LineStream : IAsyncDisposable
{
    public const int LongestLine = 8192;
    private readonly HttpResponseMessage _response;

    internal LineStream(HttpResponseMessage response) => _response = response;

    /// <summary>Each line without its line break. Ends with the answer; throws <see cref="HttpRequestException"/> or <see cref="IOException"/> when the wire breaks.</summary>
    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var stream = await _response.Content.ReadAsStreamAsync(cancellation);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var buffer = new char[4096];
        var line = new StringBuilder();
        int count;
        while ((count = await reader.ReadAsync(buffer, cancellation)) > 0)
        {
            foreach (var done in Take(buffer.AsMemory(0, count), line))
            {
                yield return done;
            }
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }

    public ValueTask DisposeAsync()
    {
        _response.Dispose();
        return ValueTask.CompletedTask;
    }

    private static IEnumerable<string> Take(ReadOnlyMemory<char> text, StringBuilder line)
    {
        while (text.Length > 0)
        {
            var at = text.Span.IndexOf('\n');
            var part = at < 0 ? text : text[..at];
            line.Append(part[..Math.Min(part.Length, LongestLine - line.Length)]);
            if (at < 0)
            {
                yield break;
            }

            yield return line.ToString().TrimEnd('\r');
            line.Clear();
            text = text[(at + 1)..];
        }
    }
}
