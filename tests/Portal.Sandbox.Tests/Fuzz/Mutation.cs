using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Sandbox.Tests.Fuzz;

/// <summary>A document that a server would take, with something wrong in it.</summary>
internal static partial class Mutation
{
    public static byte[] Of(Dice dice, string document)
    {
        var text = document;
        for (var i = dice.Below(4); i > 0; i--)
        {
            text = Changed(dice, text);
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        return dice.OneIn(6) ? Damaged(dice, bytes) : bytes;
    }

    /// <summary>Some value of the document becomes another, or a member is added to some map.</summary>
    private static string Changed(Dice dice, string text)
    {
        var places = dice.OneIn(3) ? Openings().Matches(text) : Scalars().Matches(text);
        if (places.Count == 0)
        {
            return text;
        }

        var place = places[dice.Below(places.Count)];
        var replacement = place.Value == "{"
            ? $"{{\"{OddJson.Key(dice).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal)}\":{OddJson.Value(dice)},"
            : place.Value[..1] + OddJson.Value(dice);
        return text[..place.Index] + replacement + text[(place.Index + place.Length)..];
    }

    private static byte[] Damaged(Dice dice, byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return bytes;
        }

        var at = dice.Below(bytes.Length);
        switch (dice.Below(4))
        {
            case 0:
                bytes[at] = dice.Byte();
                return bytes;
            case 1:
                return bytes[..at];
            case 2:
                return [.. bytes[..at], dice.Byte(), dice.Byte(), .. bytes[at..]];
            default:
                return [.. bytes[..at], .. bytes[..Math.Min(at, 50)], .. bytes[at..]];
        }
    }

    [GeneratedRegex("[:,\\[](\"[^\"\\\\{}:]*\"|[0-9]+|true|false)(?=[,}\\]])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Scalars();

    [GeneratedRegex("\\{(?=\")")]
    private static partial Regex Openings();
}
