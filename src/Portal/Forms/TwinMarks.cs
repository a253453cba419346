using Portal.Forms.Documents;

namespace Portal.Forms;

/// <summary>Where the editor marks what is wrong.</summary>
internal static class TwinMarks
{
    private const int Most = 50;

    public static IReadOnlyList<TwinMark> Of(FormModel model)
    {
        var text = model.Document.Text;
        if (model.Document.Problem is { } problem)
        {
            var at = OffsetOf(text, problem);
            return [new(TwinText.Place(text, at), TwinText.Place(text, Math.Min(at + 1, text.Length)), problem.Message)];
        }

        return [.. model.Errors.Where(error => model.IsChecked || error.Field.IsPresent).Take(Most).Select(error => Mark(model.Document, error)).OfType<TwinMark>()];
    }

    private static TwinMark? Mark(ManifestDocument document, FormError error)
    {
        if (document.SpanOf(error.Path) is not { } span)
        {
            return null;
        }

        var end = document.Text.IndexOf('\n', span.Start) is > -1 and var line && line < span.End ? line : span.End;
        return new(TwinText.Place(document.Text, span.Start), TwinText.Place(document.Text, end), error.Words);
    }

    private static int OffsetOf(string text, TextProblem problem)
    {
        var at = 0;
        for (var line = 1; line < problem.Line && at >= 0; line++)
        {
            at = text.IndexOf('\n', at) + 1;
            if (at == 0)
            {
                return text.Length;
            }
        }

        return Math.Clamp(at + problem.Column - 1, 0, text.Length);
    }
}
