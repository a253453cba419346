using Portal.Forms.Documents;

namespace Portal.Forms;

/// <summary>The text as the browser's editor has it: lines end in one character there, whatever the document uses.</summary>
internal sealed class TwinText
{
    public TwinText(ManifestDocument document) => Text = Unix(document.Text);

    public string Text { get; private set; }

    /// <summary>What the editor has to change to show the document; null where it shows it.</summary>
    public TextChange? Follow(ManifestDocument document)
    {
        var wanted = Unix(document.Text);
        var change = TextChange.Between(Text, wanted);
        Text = wanted;
        return change;
    }

    /// <summary>Takes an edit of the browser; false where the two no longer agree and the whole text has to be read again.</summary>
    /// <param name="length">The length of the editor's text after the edit; -1 while more pieces follow.</param>
    public bool Take(int from, int to, string insert, int length)
    {
        if (from < 0 || to < from || to > Text.Length)
        {
            return false;
        }

        Text = new TextChange(from, to, insert).ApplyTo(Text);
        return length < 0 || length == Text.Length;
    }

    public void Replace(string text) => Text = text;

    /// <summary>The text with the document's own line ends.</summary>
    public string For(ManifestDocument document) =>
        document.Text.Contains("\r\n", StringComparison.Ordinal) ? Text.Replace("\n", "\r\n", StringComparison.Ordinal) : Text;

    /// <summary>A place of the document's text in the editor's.</summary>
    public static int Place(string text, int at) => at - text.AsSpan(0, Math.Min(at, text.Length)).Count("\r\n");

    private static string Unix(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
