namespace Portal.Schema.Cel;

/// <summary>The most that an expression can cost, by the lengths that its types allow (cel-go's checker: cost, with presence tests free as in Kubernetes).</summary>
internal sealed class CelEstimator
{
    private static readonly CelRange ListMade = CelRange.Exactly(10);
    private static readonly CelRange MapMade = CelRange.Exactly(30);
    private readonly CelChecked _checked;
    private readonly CelPath _root;
    private readonly Dictionary<CelNode, CelPath> _paths = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<CelNode, CelRange> _sizes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<CelNode, CelRange> _itemSizes = new(ReferenceEqualityComparer.Instance);
    private CelVariable? _variables;

    private CelEstimator(CelChecked expression, CelDeclaration root) => (_checked, _root) = (expression, new(root));

    public static ulong MostCost(CelChecked expression, CelDeclaration root) => new CelEstimator(expression, root).Cost(expression.Root).Most;

    private CelRange Cost(CelNode node) => node switch
    {
        CelNode.Name name => Named(name),
        CelNode.Select select => Select(select),
        CelNode.Call call => Call(call),
        CelNode.List list => List(list),
        CelNode.Map map => map.Entries.Aggregate(MapMade, (sum, entry) => sum + Cost(entry.Key) + Cost(entry.Value)),
        CelNode.Macro { Kind: CelMacroKind.OptMap or CelMacroKind.OptFlatMap } macro => Optional(macro),
        CelNode.Macro macro => Macro(macro),
        _ => CelRange.Zero,
    };

    private CelRange Named(CelNode.Name name)
    {
        if (_variables?.Find(name.Text) is { } variable)
        {
            if (variable.Path is { } path)
            {
                _paths[name] = path;
            }
        }
        else
        {
            _paths[name] = _root;
        }

        return CelRange.One;
    }

    private CelRange Select(CelNode.Select select)
    {
        var cost = Cost(select.Target);
        if (select.IsTest)
        {
            return cost;
        }

        if (select.IsOptional)
        {
            return cost + CelRange.One;
        }

        if (_paths.TryGetValue(select.Target, out var path))
        {
            _paths[select] = path.Field(select.Field);
        }

        return _checked.Types[select.Target].Kind is CelKind.Map or CelKind.Object ? cost + CelRange.One : cost;
    }

    private CelRange List(CelNode.List list)
    {
        var cost = list.Items.Aggregate(ListMade, (sum, item) => sum + Cost(item.Value));
        _itemSizes[list] = list.Items.Count == 0 ? CelRange.Zero : list.Items.Select(item => SizeOrUnknown(item.Value)).Aggregate((one, other) => one | other);
        return cost;
    }

    private CelRange Call(CelNode.Call call)
    {
        var isMethod = call.Target is not null;
        IReadOnlyList<CelNode> operands = call.Target is { } target ? [target, .. call.Arguments] : call.Arguments;
        List<CelRange> costs = [.. operands.Select(Cost)];
        if (call.Function == "dyn" && !isMethod && operands.Count == 1)
        {
            Keep(_sizes, call, Size(operands[0]));
            return costs[0] + CelRange.One;
        }

        if (call.Function is "_&&_" or "_||_")
        {
            return new(costs[0].Least, CelRange.Sum(costs[0].Most, costs[1].Most));
        }

        if (call.Function == "_?_:_")
        {
            _sizes[call] = SizeOrUnknown(operands[1]) | SizeOrUnknown(operands[2]);
            Keep(_itemSizes, call, Both(operands[1], operands[2]));
            return costs[0] + (costs[1] | costs[2]);
        }

        var own = CelCallCosts.Of(call.Function, isMethod, [.. operands.Select(Operand)]);
        Keep(_sizes, call, own.Result);
        Track(call, operands);
        return costs.Aggregate(own.Cost, (sum, cost) => sum + cost);
    }

    /// <summary>Where the result of an index stands, and how long the items of a sum are.</summary>
    private void Track(CelNode.Call call, IReadOnlyList<CelNode> operands)
    {
        if (call.Function == "_[_]")
        {
            Keep(_sizes, call, ItemSize(operands[0]));
            if (_paths.TryGetValue(operands[0], out var path))
            {
                _paths[call] = path.Element;
            }
        }
        else if (call.Function == "_+_")
        {
            Keep(_itemSizes, call, Both(operands[0], operands[1]));
        }
    }

    private CelRange Macro(CelNode.Macro macro)
    {
        var range = Cost(macro.Range);
        var outer = _variables;
        var isMap = _checked.Types[macro.Range].Kind == CelKind.Map;
        var path = _paths.GetValueOrDefault(macro.Range);
        var item = new CelVariable(macro.Variable, isMap ? path?.Key : path?.Element, isMap ? null : ItemSize(macro.Range), outer);
        _variables = macro.Second is null
            ? item
            : new CelVariable(macro.Second, path?.Element, ItemSize(macro.Range), new CelVariable(macro.Variable, isMap ? path?.Key : null, null, outer));
        var filter = macro.Filter is { } condition ? Cost(condition) : CelRange.Zero;
        var body = Cost(macro.Body);
        var steps = CelMacroCosts.Of(macro, filter, body);
        var made = (macro.Kind == CelMacroKind.Filter ? item.Path?.Size ?? item.Size : Size(macro.Body)) ?? CelRange.Unknown;
        _variables = outer;

        var count = SizeOrUnknown(macro.Range);
        if (macro.Kind is not (CelMacroKind.All or CelMacroKind.Exists or CelMacroKind.ExistsOne))
        {
            _sizes[macro] = count;
            _itemSizes[macro] = macro.Kind == CelMacroKind.SortBy ? ItemSize(macro.Range) ?? CelRange.Unknown : CelRange.Zero | made;
        }

        var whole = range + steps.Once + (count * steps.Each);
        return macro.Kind == CelMacroKind.SortBy ? whole + CelListCosts.Sorted(count) : whole;
    }

    private CelRange Optional(CelNode.Macro macro)
    {
        var target = Cost(macro.Range);
        var outer = _variables;
        _variables = new(macro.Variable, null, null, outer);
        var body = ListMade + target + CelRange.One + Cost(macro.Body);
        _variables = outer;
        return target + CelRange.One + ((macro.Kind == CelMacroKind.OptMap ? body + CelRange.One : body) | CelRange.One);
    }

    private CelOperand Operand(CelNode node) => new(
        _checked.Types[node], SizeOrUnknown(node), (_paths.TryGetValue(node, out var path) ? path.Element.Size : null) ?? CelRange.Unknown, (node as CelNode.Constant)?.Value);

    private CelRange SizeOrUnknown(CelNode node) => Size(node) ?? CelRange.Unknown;

    private CelRange? Size(CelNode node)
    {
        if (_sizes.TryGetValue(node, out var size))
        {
            return size;
        }

        return CelSizes.OfLiteral(node)
            ?? (_paths.TryGetValue(node, out var path) ? path.Size : null)
            ?? CelSizes.OfType(_checked.Types.GetValueOrDefault(node))
            ?? (node is CelNode.Name name ? _variables?.Find(name.Text)?.Size : null);
    }

    private CelRange? ItemSize(CelNode node) => _itemSizes.TryGetValue(node, out var size) ? size : null;

    private CelRange? Both(CelNode one, CelNode other) => ItemSize(one) is { } first && ItemSize(other) is { } second ? first | second : null;

    private static void Keep(Dictionary<CelNode, CelRange> known, CelNode node, CelRange? size)
    {
        if (size is { } found)
        {
            known[node] = found;
        }
    }
}
