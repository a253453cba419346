using System.Text;

namespace Portal.Insights;

/// <summary>A line that something wrote for a terminal, as a line for a page: without escape sequences and control characters.</summary>
internal static class PlainLine
{
    private const char Escape = '\u001b';

    public static string Of(string line)
    {
        if (!line.AsSpan().ContainsAnyInRange('\0', '\u001f') && !line.AsSpan().ContainsAnyInRange('\u007f', '\u009f'))
        {
            return line;
        }

        var text = new StringBuilder(line.Length);
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == Escape)
            {
                at = EndOfSequence(line, at);
            }
            else if (line[at] == '\t' || !char.IsControl(line[at]))
            {
                text.Append(line[at]);
            }
        }

        return text.ToString();
    }

    /// <summary>The last character of the sequence that begins here (ECMA-48: CSI, OSC, or two characters).</summary>
    private static int EndOfSequence(string line, int at)
    {
        if (at + 1 >= line.Length)
        {
            return at;
        }

        return line[at + 1] switch
        {
            '[' => Next(line, at + 2, letter => letter is >= '@' and <= '~'),
            ']' => Next(line, at + 2, letter => letter is '\a' or '\\'),
            _ => at + 1,
        };
    }

    private static int Next(string line, int from, Func<char, bool> ends)
    {
        for (var at = from; at < line.Length; at++)
        {
            if (ends(line[at]))
            {
                return at;
            }
        }

        return line.Length - 1;
    }
}
