using System.Text.RegularExpressions;
using Portal.Schema.Paths;

namespace Portal.Forms;

/// <summary>The API server names no field for what concerns several (oneOf, number formats), but says the place in its sentence.</summary>
internal static partial class ErrorPlaces
{
    public static FieldError Of(FieldError error)
    {
        if (!error.Path.IsRoot)
        {
            return error;
        }

        var match = Quoted().Match(error.Message) is { Success: true } quoted ? quoted : Trailing().Match(error.Message);
        return match.Success ? error with { Path = FieldPath.Parse(match.Groups["path"].Value) } : error;
    }

    /// <summary>That rules were left out because of the other mistakes is no mistake of its own.</summary>
    public static bool IsNote(FieldError error) => error.Path.IsRoot && error.Message.Contains("some validation rules were not checked", StringComparison.Ordinal);

    [GeneratedRegex("\"(?<path>[^\"]+)\" must (not )?validate ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^Invalid value: """": Checked value must be of type .* in (?<path>\S+)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Trailing();
}
