namespace Portal.Schema.Cel;

/// <summary>What the loops cost that cel-go makes of macros: the start and the end once, the condition and the step for each item.</summary>
internal static class CelMacroCosts
{
    public static (CelRange Once, CelRange Each) Of(CelNode.Macro macro, CelRange filter, CelRange body) => macro.Kind switch
    {
        CelMacroKind.All => (Of(1), Of(2) + After(body, 1)),
        CelMacroKind.Exists => (Of(1), Of(3) + After(body, 1)),
        CelMacroKind.ExistsOne => (Of(2), body + new CelRange(1, 2)),
        CelMacroKind.Filter => (Of(11), body + new CelRange(1, 13)),
        CelMacroKind.TransformMap => (Of(31), Filtered(macro, filter, body + Of(3))),
        CelMacroKind.TransformMapEntry => (Of(31), Filtered(macro, filter, body + Of(2))),
        CelMacroKind.SortBy => (Of(22), body + Of(12)),
        _ => (Of(11), Filtered(macro, filter, body + Of(12))),
    };

    private static CelRange Filtered(CelNode.Macro macro, CelRange filter, CelRange step) => macro.Filter is null ? step : filter + (step | CelRange.One);

    /// <summary>The accumulator alone may decide.</summary>
    private static CelRange After(CelRange body, ulong own) => new(own, CelRange.Sum(own, body.Most));

    private static CelRange Of(ulong cost) => CelRange.Exactly(cost);
}
