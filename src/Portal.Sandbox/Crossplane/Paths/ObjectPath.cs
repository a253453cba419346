using System.Globalization;
using System.Text;

namespace Portal.Sandbox.Crossplane.Paths;

/// <summary>A field path as Crossplane writes it: <c>spec.rules[0].host</c>, <c>metadata.annotations[example.org/name]</c>, <c>spec.items[*].name</c>.</summary>
internal sealed record ObjectPath(IReadOnlyList<PathSegment> Segments)
{
    /// <summary>Larger indices are refused: a path must not make a list of millions (CVE-2023-37900).</summary>
    public const int LargestIndex = 1024;

    /// <exception cref="PathException">The text is no path, or an index is larger than <see cref="LargestIndex"/>.</exception>
    public static ObjectPath Parse(string text)
    {
        var segments = new List<PathSegment>();
        var at = 0;
        while (at < text.Length)
        {
            at = text[at] == '[' ? Bracketed(text, at, segments) : Plain(text, at, segments);
        }

        return new(segments);
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var segment in Segments)
        {
            Append(text, segment);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, PathSegment segment)
    {
        if (segment.IsIndex)
        {
            text.Append(CultureInfo.InvariantCulture, $"[{segment.Index}]");
        }
        else if (segment.IsWildcard || segment.Field!.Contains('.', StringComparison.Ordinal))
        {
            text.Append('[').Append(segment.Field).Append(']');
        }
        else
        {
            text.Append(text.Length > 0 ? "." : "").Append(segment.Field);
        }
    }

    private static int Plain(string text, int from, List<PathSegment> segments)
    {
        var start = text[from] == '.' && from > 0 ? from + 1 : from;
        var end = text.AsSpan(start).IndexOfAny('.', '[');
        end = end < 0 ? text.Length : start + end;
        if (end == start)
        {
            throw new PathException($"unexpected {(start < text.Length ? $"'{text[start]}'" : "end of path")} at position {start}");
        }

        segments.Add(new(text[start..end], 0));
        return end;
    }

    private static int Bracketed(string text, int open, List<PathSegment> segments)
    {
        var close = text.IndexOf(']', open);
        if (close < 0)
        {
            throw new PathException($"unterminated '[' at position {open}");
        }

        var inside = text[(open + 1)..close].Trim();
        if (inside.Length == 0)
        {
            throw new PathException($"unexpected ']' at position {close}");
        }

        segments.Add(Inside(inside));
        return close + 1;
    }

    private static PathSegment Inside(string inside)
    {
        if (inside.Length > 1 && inside[0] is '\'' or '"' && inside[^1] == inside[0])
        {
            return new(inside[1..^1], 0);
        }

        if (!uint.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return new(inside, 0);
        }

        return index <= LargestIndex ? new(null, (int)index) : throw new PathException($"index {index} is greater than max allowed index {LargestIndex}");
    }
}
