using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Forms;
using Portal.Forms.Documents;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Tests.Forms;

public sealed class CorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void SchemaForm_OfEveryXrd_DrawsEveryFieldWithItsPath()
    {
        Assert.SkipWhen(Corpus.Folder is null, "No corpus: set PORTAL_SHARED");
        using var context = new BunitContext();
        context.Services.AddSingleton(TimeProvider.System);
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        var forms = 0;
        var fields = 0;
        foreach (var definition in Corpus.Files("xrd").SelectMany(Corpus.Definitions))
        {
            var model = new FormModel(definition, ManifestDocument.Empty);
            var opened = OpenAll(model.Root);
            var page = context.Render<SchemaForm>(parameters => parameters.Add(form => form.Model, model));
            fields += opened.Count;
            forms++;
            var drawn = page.FindAll("[data-path]").Select(element => element.GetAttribute("data-path")).ToHashSet(StringComparer.Ordinal);
            Assert.Empty(opened.Select(field => field.PathText).Except(drawn));

            page.Dispose();
        }

        output.WriteLine($"{forms} forms, {fields} fields");
        Assert.True(forms >= 140, $"only {forms} forms");
    }

    [Fact]
    public void ManifestDocument_OfEveryClaim_ChangesOneLineForOneValue()
    {
        Assert.SkipWhen(Corpus.Folder is null, "No corpus: set PORTAL_SHARED");
        var edits = 0;
        var wider = new List<string>();
        foreach (var text in Corpus.Files("claim").Concat(Corpus.Files("xrd")).Concat(Corpus.Files("composition")).SelectMany(Corpus.Documents))
        {
            var document = ManifestDocument.Parse(text);
            Assert.Equal(text, document.Text);
            foreach (var (path, value) in Leaves(document.Value["spec"], FieldPath.Of("spec")).Where(leaf => IsOnOneLine(document, leaf.Path)).Take(12))
            {
                var edited = document.Set(path, value);
                Assert.Equal(value, edited.At(path));
                edits++;
                if (ChangedLines(text, edited.Text) != 1)
                {
                    wider.Add($"{path} of {document.Value["kind"]?.Text} {document.Value.At("metadata", "name")?.Text}: {TextChange.Between(text, edited.Text)}");
                }
            }
        }

        Assert.Empty(wider);
        output.WriteLine($"{edits} edits");
        Assert.True(edits > 1000, $"only {edits} edits");
    }

    /// <summary>Every scalar of one line, with another value of its type.</summary>
    private static IEnumerable<(FieldPath Path, Value Other)> Leaves(Value? value, FieldPath path) => value switch
    {
        MapValue map => map.Pairs.SelectMany(pair => Leaves(pair.Value, path.Property(pair.Key))),
        ListValue list => list.Elements.SelectMany((item, i) => Leaves(item, path.Index(i))),
        StringValue { Content: var text } when !text.Contains('\n', StringComparison.Ordinal) && text.Length < 60 => [(path, text + "x")],
        NumberValue => [(path, 4711)],
        BoolValue flag => [(path, !flag.Flag)],
        _ => [],
    };

    private static bool IsOnOneLine(ManifestDocument document, FieldPath path) =>
        document.SpanOf(path) is { } span && !document.Text[span.Start..span.End].Contains('\n', StringComparison.Ordinal);

    private static int ChangedLines(string before, string after)
    {
        var (one, other) = (before.Split('\n'), after.Split('\n'));
        return one.Length != other.Length ? Math.Max(2, Math.Abs(one.Length - other.Length)) : one.Zip(other).Count(pair => pair.First != pair.Second);
    }

    private static List<FormField> OpenAll(FormField field)
    {
        var opened = new List<FormField>();
        foreach (var child in field.Children.Where(child => !child.Shape.Hints.IsAdvanced))
        {
            child.Open(true);
            if (child.Children.Count > child.ShownCount)
            {
                child.ShowMore(child.Children.Count);
            }

            if (child.PathText != "spec" && child.Parent?.Choice is null)
            {
                opened.Add(child);
            }

            if (child.Parent?.Choice is null)
            {
                opened.AddRange(OpenAll(child));
            }
        }

        return opened;
    }
}
