namespace Portal.Insights;

/// <summary>The newest lines of a log, so many and no more; made plain and without what looks like a credential.</summary>
internal sealed class LogBuffer(int capacity)
{
    private static readonly TimeSpan Same = TimeSpan.FromSeconds(2);
    private readonly Queue<LogLine> _lines = new();

    /// <summary>How many lines have come, those that were pushed out included.</summary>
    public long Came { get; private set; }

    /// <summary>How many lines were pushed out.</summary>
    public long Lost => Came - _lines.Count;

    /// <param name="raw">A line with its time before it, as the API server writes them.</param>
    public LogLine Add(string raw)
    {
        // Many programs write the time themselves; it is shown once.
        var (at, rest) = LogTime.Split(raw);
        var text = at is not null && LogTime.Split(rest) is { At: { } own } twice && (own - at).Value.Duration() < Same ? twice.Text : rest;
        var line = new LogLine(++Came, at, Redaction.Of(PlainLine.Of(text)));
        _lines.Enqueue(line);
        if (_lines.Count > capacity)
        {
            _lines.Dequeue();
        }

        return line;
    }

    public void Clear()
    {
        _lines.Clear();
        Came = 0;
    }

    /// <summary>The lines that hold the text, case aside.</summary>
    public IReadOnlyList<LogLine> Matching(string search) =>
        search.Length == 0 ? [.. _lines] : [.. _lines.Where(line => line.Text.Contains(search, StringComparison.OrdinalIgnoreCase))];
}
