namespace Portal.Forms.Documents;

/// <summary>Places in a text by line.</summary>
internal sealed class TextLines(string text)
{
    public int StartOfLine(int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    /// <summary>Where the line after this place begins; the end of the text on the last line.</summary>
    public int AfterLine(int at)
    {
        if (at > 0 && at <= text.Length && text[at - 1] == '\n')
        {
            return at;
        }

        var end = text.IndexOf('\n', Math.Min(at, text.Length));
        return end < 0 ? text.Length : end + 1;
    }

    public int ColumnOf(int at) => at - StartOfLine(at);

    public bool IsFirstOnLine(int at) => text.AsSpan(StartOfLine(at)..at).IsWhiteSpace();

    public bool IsRestOfLineEmpty(int at)
    {
        var end = text.IndexOf('\n', at);
        return text.AsSpan(at..(end < 0 ? text.Length : end)).IsWhiteSpace();
    }

    public string InsertAfterLine(int at, string lines)
    {
        var place = AfterLine(at);
        var start = place > 0 && text[place - 1] != '\n' ? "\n" : "";
        return text.Insert(place, start + lines + "\n");
    }

    /// <summary>The place after the colon of a key that ends here.</summary>
    public int AfterColon(int at) => text.IndexOf(':', at) + 1;

    /// <summary>The dash of an item of a block sequence: between one item and the next there are only comments and white space before it.</summary>
    public int DashOf(YamlSequence sequence, int item)
    {
        var at = item == 0 ? sequence.Start : sequence.Items[item - 1].End;
        while (at < text.Length && text[at] != '-')
        {
            at = text[at] switch
            {
                '#' => AfterLine(at),
                '&' or '!' when item == 0 => SkipWord(at),
                _ => at + 1,
            };
        }

        return Math.Min(at, text.Length - 1);
    }

    private int SkipWord(int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}
