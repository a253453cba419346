namespace Portal.Catalog;

/// <summary>The text of one document of a file and the line on which it starts (from 0).</summary>
internal readonly record struct YamlChunk(string Text, int Line)
{
    /// <summary>Cuts a file at its document markers. A marker at the start of a line always ends a document (YAML 1.2, 9.1.2), so one that cannot be read spoils no other.</summary>
    public static IReadOnlyList<YamlChunk> Split(string text)
    {
        var chunks = new List<YamlChunk>();
        var (start, startLine, line) = (0, 0, 0);
        for (var at = 0; at < text.Length; line++)
        {
            var marker = IsMarker(text, at);
            if (marker && at > start)
            {
                chunks.Add(new(text[start..at], startLine));
                (start, startLine) = (at, line);
            }

            var end = text.IndexOf('\n', at);
            at = end < 0 ? text.Length : end + 1;
        }

        chunks.Add(new(text[start..], startLine));
        return [.. chunks.Where(chunk => !chunk.OnlyDirectives())];
    }

    private static bool IsMarker(string text, int at) =>
        string.CompareOrdinal(text, at, "---", 0, 3) == 0 && (at + 3 == text.Length || char.IsWhiteSpace(text[at + 3]));

    // Directives stand before a marker and say nothing that a catalog needs.
    private bool OnlyDirectives() =>
        Text.StartsWith('%') && Text.Split('\n').All(row => row.Length == 0 || row[0] is '%' or '#' or '\r');
}
