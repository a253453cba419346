using System.Globalization;
using System.Runtime.CompilerServices;
using Portal.Schema.Cel;

namespace Portal.Schema.Tests.Cel;

/// <summary>Each line of <c>conformance.txt</c>: parsed, type-checked as a rule is, and evaluated.</summary>
public sealed class CelConformanceTests
{
    private const string Arrow = " ==> ";

    public static TheoryData<string, string> Lines => new(
        File.ReadAllLines(Path.Combine(Folder(), "conformance.txt")).Where(line => line.Length > 0 && line[0] != '#').Select(line => (line[..line.IndexOf(Arrow, StringComparison.Ordinal)], line[(line.IndexOf(Arrow, StringComparison.Ordinal) + Arrow.Length)..])));

    [Theory]
    [MemberData(nameof(Lines))]
    public void Expression_GivesWhatTheSpecificationSays(string expression, string expected) => Assert.Equal(expected, Given(expression));

    private static string Given(string expression)
    {
        var parsed = CelParser.Parse(expression);
        if (parsed.Root is null)
        {
            return $"refused: {parsed.Problems.OrderBy(problem => problem.At).First().Message}";
        }

        var found = CelChecker.Check(parsed.Root, CelTypeScope.OfRule(CelType.Dyn, isOldOptional: false));
        if (found.Problems.Count > 0)
        {
            return $"refused: {found.Problems.OrderBy(problem => problem.At).First().Message}";
        }

        try
        {
            return Shown(CelEvaluator.Evaluate(parsed.Root, new("self", null, null, new())));
        }
        catch (CelFault fault)
        {
            return $"fails: {fault.Message}";
        }
    }

    private static string Shown(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "u",
        double number => number.ToString("0.0###############", CultureInfo.InvariantCulture),
        string text => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'",
        CelList list => $"[{string.Join(", ", list.Items.Select(Shown))}]",
        CelOptional optional => optional.HasValue ? $"some {Shown(optional.Value)}" : "none",
        TimeSpan span => $"duration {span.TotalSeconds.ToString(CultureInfo.InvariantCulture)}s",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
