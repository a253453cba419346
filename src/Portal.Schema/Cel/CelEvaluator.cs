namespace Portal.Schema.Cel;

/// <summary>Evaluates an expression. Errors of one side of <c>&amp;&amp;</c> and <c>||</c> do not count where the other decides.</summary>
internal static class CelEvaluator
{
    public static object? Evaluate(CelNode node, CelScope scope)
    {
        scope.Budget.Spend(1);
        return node switch
        {
            CelNode.Constant constant => constant.Value,
            CelNode.Name name => scope.Find(name.Text),
            CelNode.Select select => Select(Evaluate(select.Target, scope), select),
            CelNode.Index index => At(Evaluate(index.Target, scope), Evaluate(index.Key, scope)),
            CelNode.Unary unary => CelOperators.Unary(unary.Operator, Evaluate(unary.Operand, scope)),
            CelNode.Binary { Operator: "&&" or "||" } logic => Logic(logic, scope),
            CelNode.Binary binary => CelOperators.Binary(binary.Operator, Evaluate(binary.Left, scope), Evaluate(binary.Right, scope), scope.Budget),
            CelNode.Ternary ternary => Evaluate(Flag(Evaluate(ternary.Condition, scope)) ? ternary.Then : ternary.Else, scope),
            CelNode.List list => new CelList([.. list.Items.Select(item => Evaluate(item, scope))]),
            CelNode.Map map => OfMap(map, scope),
            CelNode.Macro macro => CelMacros.Evaluate(macro, scope),
            CelNode.Call call => Call(call, scope),
            _ => throw new CelUndecided("unknown expression"),
        };
    }

    public static bool Flag(object? value) => value is bool flag ? flag : throw new CelFault("no such overload");

    private static object? Call(CelNode.Call call, CelScope scope)
    {
        if (call.Target is null)
        {
            return CelFunctions.Call(call.Function, [.. call.Arguments.Select(argument => Evaluate(argument, scope))], scope.Budget);
        }

        if (call.Target is CelNode.Name { Text: "optional" or "math" or "sets" or "format" or "base64" or "strings" or "cel" or "lists" } library)
        {
            throw new CelUndecided($"{library.Text}.{call.Function}");
        }

        return CelFunctions.Method(Evaluate(call.Target, scope), call.Function, [.. call.Arguments.Select(argument => Evaluate(argument, scope))], scope.Budget);
    }

    private static bool Logic(CelNode.Binary logic, CelScope scope)
    {
        var decides = logic.Operator == "||";
        try
        {
            if (Flag(Evaluate(logic.Left, scope)) == decides)
            {
                return decides;
            }
        }
        catch (CelFault)
        {
            if (Flag(Evaluate(logic.Right, scope)) == decides)
            {
                return decides;
            }

            throw;
        }

        return Flag(Evaluate(logic.Right, scope));
    }

    private static object? Select(object? target, CelNode.Select select) => (target, select.IsTest) switch
    {
        (CelObject of, true) => of.Has(select.Field),
        (CelObject of, false) => of.Get(select.Field),
        (CelMap map, true) => map.Entries.ContainsKey(select.Field),
        (CelMap map, false) => map.Entries.TryGetValue(select.Field, out var value) ? value : throw new CelFault($"no such key: {select.Field}"),
        _ => throw new CelFault("no such overload"),
    };

    private static object? At(object? target, object? key) => (target, key) switch
    {
        (CelList list, long at) => at >= 0 && at < list.Items.Count ? list.Items[(int)at] : throw new CelFault($"index out of bounds: {at}"),
        (CelMap map, { } name) => map.Entries.TryGetValue(name, out var value) ? value : throw new CelFault($"no such key: {name}"),
        (CelObject of, string name) => of.Get(name),
        _ => throw new CelFault("no such overload"),
    };

    private static CelMap OfMap(CelNode.Map map, CelScope scope)
    {
        var entries = new Dictionary<object, object?>();
        foreach (var (key, value) in map.Entries)
        {
            entries[Evaluate(key, scope) ?? throw new CelFault("unsupported key type")] = Evaluate(value, scope);
        }

        return new(entries);
    }
}
