namespace Portal.Schema.Cel;

/// <summary>The macros that walk over a list's items or a map's keys, and those of optional values.</summary>
internal static class CelMacros
{
    public static object? Evaluate(CelNode.Macro macro, CelScope scope)
    {
        var range = CelEvaluator.Evaluate(macro.Range, scope);
        if (macro.Kind is CelMacroKind.OptMap or CelMacroKind.OptFlatMap)
        {
            return Optional(macro, CelOptionals.Of(range), scope);
        }

        if (macro.Kind == CelMacroKind.SortBy)
        {
            return SortBy(macro, range as CelList ?? throw CelFault.NoOverload, scope);
        }

        var scopes = Scopes(macro, range, scope);
        return macro.Kind switch
        {
            CelMacroKind.All => !Any(macro.Body, scopes, wanted: false),
            CelMacroKind.Exists => Any(macro.Body, scopes, wanted: true),
            CelMacroKind.ExistsOne => scopes.Count(inner => Holds(macro.Body, inner)) == 1,
            CelMacroKind.Filter => new CelList([.. scopes.Where(inner => Holds(macro.Body, inner)).Select(inner => inner.Value)]),
            CelMacroKind.TransformMap => new CelMap(Chosen(macro, scopes).ToDictionary(inner => inner.Outer!.Value!, inner => CelEvaluator.Evaluate(macro.Body, inner), CelKeys.Comparer)),
            CelMacroKind.TransformMapEntry => Entries(Chosen(macro, scopes).Select(inner => CelEvaluator.Evaluate(macro.Body, inner))),
            _ => new CelList([.. Chosen(macro, scopes).Select(inner => CelEvaluator.Evaluate(macro.Body, inner))]),
        };
    }

    private static IEnumerable<CelScope> Chosen(CelNode.Macro macro, IEnumerable<CelScope> scopes) => macro.Filter is { } filter ? scopes.Where(inner => Holds(filter, inner)) : scopes;

    private static bool Holds(CelNode condition, CelScope scope) => CelEvaluator.Flag(CelEvaluator.Evaluate(condition, scope));

    private static IEnumerable<CelScope> Scopes(CelNode.Macro macro, object? range, CelScope scope)
    {
        var hasTwo = macro.Second is not null;
        IEnumerable<(object? First, object? Second)> items = range switch
        {
            CelList list => list.Items.Select((item, i) => (hasTwo ? (long)i : item, item)),
            CelMap map => map.Entries.Select(entry => ((object?)entry.Key, entry.Value)),
            CelObject of => of.Value.Keys.Where(of.Has).Select(key => ((object?)key, hasTwo ? of.Get(key) : null)),
            _ => throw CelFault.NoOverload,
        };
        return items.Select(item =>
        {
            scope.Budget.Spend(2);
            var first = scope.With(macro.Variable, item.First);
            return macro.Second is { } second ? first.With(second, item.Second) : first;
        });
    }

    /// <summary>Whether one item has the wanted answer; an item's error counts only where no other decides.</summary>
    private static bool Any(CelNode body, IEnumerable<CelScope> scopes, bool wanted)
    {
        CelFault? fault = null;
        foreach (var scope in scopes)
        {
            try
            {
                if (Holds(body, scope) == wanted)
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

    private static CelMap Entries(IEnumerable<object?> maps)
    {
        var entries = new Dictionary<object, object?>(CelKeys.Comparer);
        foreach (var (key, value) in maps.SelectMany(map => (map as CelMap ?? throw CelFault.NoOverload).Entries))
        {
            if (!entries.TryAdd(key, value))
            {
                throw new CelFault($"insert failed: key {key} already exists");
            }
        }

        return new(entries);
    }

    private static CelOptional Optional(CelNode.Macro macro, CelOptional target, CelScope scope)
    {
        if (!target.HasValue)
        {
            return CelOptional.None;
        }

        var value = CelEvaluator.Evaluate(macro.Body, scope.With(macro.Variable, target.Value));
        return macro.Kind == CelMacroKind.OptMap ? new(value) : CelOptionals.Of(value);
    }

    private static CelList SortBy(CelNode.Macro macro, CelList list, CelScope scope)
    {
        List<(object? Key, object? Item)> keyed = [.. list.Items.Select(item => (CelEvaluator.Evaluate(macro.Body, scope.With(macro.Variable, item)), item))];
        return new(CelLists.Sorted(keyed, pair => pair.Key, scope.Budget).ConvertAll(pair => pair.Item));
    }
}
