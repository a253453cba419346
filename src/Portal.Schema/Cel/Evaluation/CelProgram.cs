using Portal.Schema.Passes;

namespace Portal.Schema.Cel;

/// <summary>A parsed expression, kept by its text.</summary>
internal sealed record CelProgram(CelNode? Root, bool UsesOld)
{
    private static readonly KeptByText<CelProgram> Kept = new(Parse, most: 1_000_000);

    /// <summary>The program of a text; without a root where the text cannot be parsed.</summary>
    public static CelProgram Of(string text) => Kept.Of(text);

    /// <exception cref="CelFault">The expression failed.</exception>
    /// <exception cref="CelOverspent">It costs too much.</exception>
    /// <exception cref="CelUndecided">The expression is the server's to decide.</exception>
    public object? Run(CelScope scope) => Root is null ? throw new CelUndecided("the rule cannot be read") : CelEvaluator.Evaluate(Root, scope);

    private static CelProgram Parse(string text)
    {
        var root = CelParser.Parse(text).Root;
        return new(root, root is null ? text.Contains("oldSelf", StringComparison.Ordinal) : NamesOld(root));
    }

    private static bool NamesOld(CelNode? node) => node switch
    {
        CelNode.Name name => name.Text == "oldSelf",
        CelNode.Select select => NamesOld(select.Target),
        CelNode.Call call => NamesOld(call.Target) || call.Arguments.Any(NamesOld),
        CelNode.List list => list.Items.Any(item => NamesOld(item.Value)),
        CelNode.Map map => map.Entries.Any(entry => NamesOld(entry.Key) || NamesOld(entry.Value)),
        CelNode.Macro macro => NamesOld(macro.Range) || NamesOld(macro.Filter) || NamesOld(macro.Body),
        _ => false,
    };
}
