using Portal.Schema.Paths;

namespace Portal.Forms;

/// <summary>A field of the schema, as a search finds it.</summary>
internal sealed record FoundField(FieldPath Path, string Label, string Help, bool IsAdvanced)
{
    public bool Says(string word) =>
        Path.ToString().Contains(word, StringComparison.OrdinalIgnoreCase) || Label.Contains(word, StringComparison.OrdinalIgnoreCase) || Help.Contains(word, StringComparison.OrdinalIgnoreCase);
}
