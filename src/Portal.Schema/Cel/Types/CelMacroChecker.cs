namespace Portal.Schema.Cel;

/// <summary>The types of macros: those of the loops that cel-go makes of them, whose operators its messages name.</summary>
internal sealed class CelMacroChecker(CelChecker checker, CelUnifier unifier, CelTypeScope? outer)
{
    public CelType Check(CelNode.Macro macro) => macro.Kind is CelMacroKind.OptMap or CelMacroKind.OptFlatMap ? Optional(macro) : Loop(macro);

    private CelType Loop(CelNode.Macro macro)
    {
        var range = unifier.Resolve(checker.Within(macro.Range, outer));
        var (key, value) = Items(range, macro);
        var item = range.Kind == CelKind.Map ? key : value;
        var body = Body(macro, item, macro.Second is null ? new(macro.Variable, item, outer) : new CelTypeScope(macro.Variable, key, outer).With(macro.Second, value));
        return macro.Kind switch
        {
            CelMacroKind.All or CelMacroKind.Exists or CelMacroKind.ExistsOne => CelType.Bool,
            CelMacroKind.Filter => CelType.List(item),
            CelMacroKind.SortBy => CelType.List(value),
            CelMacroKind.Map or CelMacroKind.TransformList => CelType.List(body),
            CelMacroKind.TransformMap => CelType.Map(key, body),
            _ => body,
        };
    }

    private CelType Body(CelNode.Macro macro, CelType item, CelTypeScope scope)
    {
        var filter = macro.Filter is null ? null : checker.Within(macro.Filter, scope);
        var body = checker.Within(macro.Body, scope);
        var made = CelType.List(macro.Kind == CelMacroKind.Filter ? item : body);
        if (filter is not null)
        {
            Truth(macro.At, filter, "_?_:_", condition => $"({condition}, {made}, {made})");
        }

        switch (macro.Kind)
        {
            case CelMacroKind.All:
                Truth(macro.At, body, "_&&_", condition => $"(bool, {condition})");
                break;
            case CelMacroKind.Exists:
                Truth(macro.At, body, "_||_", condition => $"(bool, {condition})");
                break;
            case CelMacroKind.ExistsOne:
                Truth(macro.At, body, "_?_:_", condition => $"({condition}, int, int)");
                break;
            case CelMacroKind.Filter:
                Truth(macro.At, body, "_?_:_", condition => $"({condition}, {made}, {made})");
                break;
            default:
                break;
        }

        return body;
    }

    private void Truth(int at, CelType type, string function, Func<CelType, string> applied)
    {
        if (!unifier.IsAssignable(CelType.Bool, type))
        {
            checker.Problem(at, $"found no matching overload for '{function}' applied to '{applied(unifier.Resolve(type, isLast: true))}'");
        }
    }

    /// <summary>What a macro's variables are over such a range: the index and item of a list, the key and value of a map.</summary>
    private (CelType Key, CelType Value) Items(CelType range, CelNode.Macro macro)
    {
        switch (range.Kind)
        {
            case CelKind.List:
                return (CelType.Int, range.Parameters[0]);
            case CelKind.Map:
                return (range.Parameters[0], range.Parameters[1]);
            case CelKind.Dyn or CelKind.Error or CelKind.Param:
                unifier.IsAssignable(CelType.Dyn, range);
                return (CelType.Dyn, CelType.Dyn);
            default:
                checker.Problem(macro.Range.At, $"expression of type '{range}' cannot be range of a comprehension (must be list, map, or dynamic)");
                return (CelType.Error, CelType.Error);
        }
    }

    private CelType Optional(CelNode.Macro macro)
    {
        var target = unifier.Resolve(checker.Within(macro.Range, outer));
        var inner = target.IsOptional ? target.Parameters[0] : CelType.Dyn;
        if (!target.IsOptional && !target.IsDynOrError)
        {
            checker.Problem(macro.At, $"found no matching overload for 'hasValue' applied to '{target}.()'");
        }

        var body = unifier.Resolve(checker.Within(macro.Body, new(macro.Variable, inner, outer)));
        return macro.Kind == CelMacroKind.OptMap || body.IsDynOrError ? CelType.Optional(body)
            : body.IsOptional ? body
            : checker.Problem(macro.At, $"found no matching overload for '_?_:_' applied to '(bool, {body}, {CelType.Optional(CelType.Dyn)})'");
    }
}
