using System.Text.RegularExpressions;
using Portal.Shell;

namespace Portal.Architecture.Tests;

/// <summary>Where things stand in the repository and in wwwroot/.</summary>
public sealed partial class LayoutTests
{
    private const int LongestScript = 150;
    private static readonly string[] Folders = ["deploy", "src", "tests", "wwwroot"];
    private static readonly string[] WebFolders = ["css", "fonts", "images", "js", "licences"];

    [Fact]
    public void TopLevel_HasTheFoldersOfTheDesign()
    {
        var folders = Directory.GetDirectories(Checkout.Root).Select(path => Path.GetFileName(path))
            .Where(name => !name.StartsWith('.') && name is not ("artifacts" or "TestResults" or "BenchmarkDotNet.Artifacts"));

        Assert.Empty(folders.Except(Folders));
    }

    [Fact]
    public void WebRoot_HasItsFoldersAndNothingBeside()
    {
        var root = Path.Combine(Checkout.Root, "wwwroot");

        Assert.Empty(Directory.GetFiles(root));
        Assert.Empty(Directory.GetDirectories(root).Select(path => Path.GetFileName(path)).Except(WebFolders));
    }

    [Fact]
    public void Stylesheets_AreAllLinked()
    {
        var there = Directory.GetFiles(Path.Combine(Checkout.Root, "wwwroot/css"), "*.css").Select(path => Path.GetFileNameWithoutExtension(path)).Order();

        Assert.Equal(there, Stylesheets.All.Order());
    }

    [Fact]
    public void Scripts_AreShortModulesThatCleanUp()
    {
        foreach (var script in Directory.GetFiles(Path.Combine(Checkout.Root, "wwwroot/js"), "*.js"))
        {
            var text = File.ReadAllText(script);

            Assert.True(text.Split('\n').Length <= LongestScript, $"{script} is longer than {LongestScript} lines");
            Assert.True(text.Contains("dispose", StringComparison.Ordinal), $"{script} has no dispose()");
            Assert.DoesNotMatch(Unsafe(), text);
        }
    }

    /// <summary>Vendored bundles stand in folders of their own, each with its licence.</summary>
    [Fact]
    public void VendoredScripts_HaveTheirLicence()
    {
        foreach (var folder in Directory.GetDirectories(Path.Combine(Checkout.Root, "wwwroot/js")))
        {
            Assert.Contains(Directory.GetFiles(folder), file => Path.GetFileName(file).Contains("LICEN", StringComparison.OrdinalIgnoreCase));
        }
    }

    [GeneratedRegex(@"\beval\(|new Function\(|innerHTML|insertAdjacentHTML|document\.write|https?://(?!www\.w3\.org/)")]
    private static partial Regex Unsafe();
}
