using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Testing;

namespace Portal.Tests.Shell;

/// <summary>
/// Every colour of text on every colour that it may stand on has a contrast of 4.5 at least (WCAG 2.2, 1.4.3), in each theme. The browser's check sees
/// only what happens to be on a page: it passes over a number of one digit.
/// </summary>
public sealed partial class ContrastTests
{
    private static readonly string[] Texts = ["text", "text-2", "text-3"];
    private static readonly string[] Grounds = ["bg", "surface", "surface-2", "accent-2", "ready-bg", "progress-bg", "failed-bg"];
    private static readonly (string Text, string Ground)[] Pairs = [("accent", "surface"), ("accent", "accent-2"), ("on-accent", "accent"), ("ready", "ready-bg"), ("progress", "progress-bg"), ("failed", "failed-bg")];

    [Fact]
    public void Text_OnEveryGround_IsReadable()
    {
        var css = File.ReadAllText(Path.Combine(PortalProcess.Root, "wwwroot/css/portal.css"));
        var themes = Block().Matches(css).Select(block => Colour().Matches(block.Value).ToDictionary(found => found.Groups["name"].Value, found => found.Groups["value"].Value)).Where(theme => theme.ContainsKey("text-3")).ToList();

        var faint = themes.SelectMany(theme => Texts.SelectMany(text => Grounds.Select(ground => (Text: text, Ground: ground))).Concat(Pairs)
            .Select(pair => $"{pair.Text} {theme[pair.Text]} on {pair.Ground} {theme[pair.Ground]}: {Contrast(theme[pair.Text], theme[pair.Ground]):F2}")
            .Where(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture) < 4.5));

        Assert.Equal(3, themes.Count);
        Assert.Empty(faint);
    }

    private static double Contrast(string one, string other)
    {
        var (first, second) = (Luminance(one), Luminance(other));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    private static double Luminance(string colour) => (0.2126 * Channel(colour, 1)) + (0.7152 * Channel(colour, 3)) + (0.0722 * Channel(colour, 5));

    private static double Channel(string colour, int at)
    {
        var share = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@":root[^{}]*\{[^{}]*\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    [GeneratedRegex("--(?<name>[a-z0-9-]+): *(?<value>#[0-9a-f]{6});", RegexOptions.ExplicitCapture)]
    private static partial Regex Colour();
}
