using System.Text.RegularExpressions;

namespace Portal.Architecture.Tests;

/// <summary>Inside Portal: features meet through the types that they publish, never through each other's pages, and their plain classes know no Razor.</summary>
public sealed partial class FeatureTests
{
    [Fact]
    public void PlainClasses_KnowNoRazor()
    {
        var knowing = Checkout.Sources("src/Portal", "*.cs")
            .Where(path => !path.EndsWith(".razor.cs", StringComparison.Ordinal) && FeatureOf(path) != "Shell")
            .Where(path => File.ReadAllText(path) is var text && text.Contains("using Microsoft.AspNetCore.Components", StringComparison.Ordinal) && !Component().IsMatch(text))
            .Select(path => Path.GetRelativePath(Checkout.Root, path));

        Assert.Empty(knowing);
    }

    [Fact]
    public void Features_DoNotUseEachOthersPages()
    {
        var pages = Checkout.Sources("src/Portal", "*Page.razor").ToDictionary(path => Path.GetFileNameWithoutExtension(path), FeatureOf);
        var uses = Checkout.Sources("src/Portal", "*.razor").Concat(Checkout.Sources("src/Portal", "*.cs"))
            .SelectMany(path => Name().Matches(File.ReadAllText(path)).Select(match => (path, Page: match.Value)))
            .Where(use => pages.TryGetValue(use.Page, out var owner) && owner != FeatureOf(use.path))
            .Select(use => $"{Path.GetRelativePath(Checkout.Root, use.path)} uses {use.Page}");

        Assert.Empty(uses);
    }

    [Fact]
    public void Markup_IsNeverMadeFromText()
    {
        var made = Checkout.Sources("src", "*.cs").Concat(Checkout.Sources("src", "*.razor"))
            .Where(path => File.ReadAllText(path).Contains("MarkupString", StringComparison.Ordinal) || File.ReadAllText(path).Contains("AddMarkupContent", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(Checkout.Root, path));

        Assert.Empty(made);
    }

    private static string FeatureOf(string path) => Path.GetRelativePath(Path.Combine(Checkout.Root, "src", "Portal"), path).Split(Path.DirectorySeparatorChar)[0];

    [GeneratedRegex(@"class \w+(\([^)]*\))? *: *(ComponentBase|LiveComponent|FollowsCatalog|FieldComponent|ChoiceComponent|\w+Component\b)")]
    private static partial Regex Component();

    [GeneratedRegex(@"\b[A-Z]\w+Page\b")]
    private static partial Regex Name();
}
