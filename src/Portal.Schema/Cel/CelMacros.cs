namespace Portal.Schema.Cel;

/// <summary>The macros that walk over a list's items or a map's keys.</summary>
internal static class CelMacros
{
    public static object? Evaluate(CelNode.Macro macro, CelScope scope)
    {
        var range = CelEvaluator.Evaluate(macro.Range, scope);
        var scopes = Items(range, macro.Variable2 is not null).Select(item => Bind(macro, item, scope));
        return macro.Kind switch
        {
            "all" => !Any(macro.Body, scopes, wanted: false),
            "exists" => Any(macro.Body, scopes, wanted: true),
            "exists_one" or "existsOne" => scopes.Count(inner => CelEvaluator.Flag(CelEvaluator.Evaluate(macro.Body, inner))) == 1,
            "filter" => new CelList([.. scopes.Where(inner => CelEvaluator.Flag(CelEvaluator.Evaluate(macro.Body, inner))).Select(inner => inner.Find(macro.Variable))]),
            "map" when macro.Second is { } transform => new CelList([.. scopes.Where(inner => CelEvaluator.Flag(CelEvaluator.Evaluate(macro.Body, inner))).Select(inner => CelEvaluator.Evaluate(transform, inner))]),
            _ => new CelList([.. scopes.Select(inner => CelEvaluator.Evaluate(macro.Body, inner))]),
        };
    }

    private static CelScope Bind(CelNode.Macro macro, (object? First, object? Second) item, CelScope scope) => macro.Variable2 is { } second
        ? scope.With(macro.Variable, item.First).With(second, item.Second)
        : scope.With(macro.Variable, item.First);

    private static IEnumerable<(object? First, object? Second)> Items(object? range, bool hasTwo) => range switch
    {
        CelList list => list.Items.Select((item, i) => (hasTwo ? (long)i : item, item)),
        CelMap map => map.Entries.Select(entry => ((object?)entry.Key, entry.Value)),
        CelObject of => of.Value.Keys.Where(of.Has).Select(key => ((object?)key, of.Get(key))),
        _ => throw new CelFault("no such overload"),
    };

    /// <summary>Whether one item has the wanted answer; an item's error counts only where no other decides.</summary>
    private static bool Any(CelNode body, IEnumerable<CelScope> scopes, bool wanted)
    {
        CelFault? fault = null;
        foreach (var scope in scopes)
        {
            try
            {
                if (CelEvaluator.Flag(CelEvaluator.Evaluate(body, scope)) == wanted)
                {
                    return true;
                }
            }
            catch (CelFault met)
            {
                fault = met;
            }
        }

        return fault is null ? false : throw fault;
    }
}
