using System.Text.RegularExpressions;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>The result of the first pattern that fits, else the fallback.</summary>
internal static class MatchTransform
{
    public static Value Of(Value? match, Value input)
    {
        var patterns = match?["patterns"]?.Items ?? [];
        for (var i = 0; i < patterns.Count; i++)
        {
            if (Fits(patterns[i], input, i))
            {
                return patterns[i]["result"] ?? Value.Null;
            }
        }

        if (match?["fallbackTo"]?.Text == "Input" && match["fallbackValue"] is not null and not NullValue)
        {
            throw new TransformException("cannot set both a fallback value and the fallback to input flag");
        }

        return match?["fallbackTo"]?.Text == "Input" ? input : match?["fallbackValue"] ?? Value.Null;
    }

    private static bool Fits(Value pattern, Value input, int index)
    {
        var type = pattern["type"]?.Text ?? (pattern["regexp"] is null ? "literal" : "regexp");
        if (input is not StringValue text)
        {
            throw new TransformException($"cannot match pattern at index {index}: unsupported input type '{(input is NullValue ? "null" : GoText.TypeOf(input))}'");
        }

        return type switch
        {
            "literal" => text.Content == (pattern["literal"]?.Text ?? throw new TransformException($"cannot match pattern at index {index}: literal is required by type literal")),
            "regexp" => Patterns.Compile(pattern["regexp"]?.Text ?? "").IsMatch(text.Content),
            _ => throw new TransformException($"cannot match pattern at index {index}: unsupported pattern type '{type}'"),
        };
    }

    /// <summary>Regular expressions of the authors of compositions; linear in time, as Go's are.</summary>
    internal static class Patterns
    {
        public static Regex Compile(string pattern)
        {
            try
            {
                return new(pattern.Replace("(?P<", "(?<", StringComparison.Ordinal), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            }
            catch (Exception broken) when (broken is ArgumentException or NotSupportedException)
            {
                throw new TransformException($"cannot compile regexp {pattern}: {broken.Message}");
            }
        }
    }
}
