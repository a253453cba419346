using Portal.Schema.Passes;

namespace Portal.Schema.Cel;

/// <summary>Literals that would fail whenever they are evaluated (cel-go's validators of durations, timestamps and patterns).</summary>
internal static class CelLiterals
{
    public static IEnumerable<CelProblem> Problems(IEnumerable<CelNode> nodes)
    {
        foreach (var call in nodes.OfType<CelNode.Call>())
        {
            if (call.Arguments is [CelNode.Constant { Value: string text } argument, ..] && Wrong(call, text) is { } message)
            {
                yield return new(argument.At, message);
            }
            else if (call is { Function: "matches", Target: null, Arguments: [_, CelNode.Constant { Value: string pattern } second] } && !Patterns.IsValid(pattern))
            {
                yield return new(second.At, "invalid matches argument");
            }
        }
    }

    private static string? Wrong(CelNode.Call call, string text) => (call.Function, IsMethod: call.Target is not null) switch
    {
        ("duration", false) when CelTime.Duration(text) is null => "invalid duration argument",
        ("timestamp", false) when CelTime.Timestamp(text) is null => "invalid timestamp argument",
        ("matches", true) when !Patterns.IsValid(text) => "invalid matches argument",
        _ => null,
    };
}
