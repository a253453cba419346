using System.Collections.Concurrent;

namespace Portal.Schema.Cel;

/// <summary>A parsed expression, kept by its text.</summary>
internal sealed record CelProgram(CelNode? Root, bool UsesOld)
{
    private const int MostKept = 10_000;
    private static readonly ConcurrentDictionary<string, CelProgram> Kept = new(StringComparer.Ordinal);

    /// <summary>The program of a text; without a root where the text cannot be parsed here.</summary>
    public static CelProgram Of(string text)
    {
        if (Kept.Count > MostKept)
        {
            Kept.Clear();
        }

        return Kept.GetOrAdd(text, Parse);
    }

    /// <exception cref="CelFault">The expression failed.</exception>
    /// <exception cref="CelUndecided">The expression is the server's to decide.</exception>
    public object? Run(CelScope scope) => Root is null ? throw new CelUndecided("the rule cannot be read here") : CelEvaluator.Evaluate(Root, scope);

    private static CelProgram Parse(string text)
    {
        var usesOld = text.Contains("oldSelf", StringComparison.Ordinal);
        try
        {
            return new(CelParser.Parse(text), usesOld);
        }
        catch (Exception exception) when (exception is CelUndecided or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            return new(null, usesOld);
        }
    }
}
