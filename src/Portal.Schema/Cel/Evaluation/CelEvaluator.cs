namespace Portal.Schema.Cel;

/// <summary>Evaluates an expression. Errors of one side of <c>&amp;&amp;</c> and <c>||</c> do not count where the other decides.</summary>
internal static class CelEvaluator
{
    public static object? Evaluate(CelNode node, CelScope scope) => node switch
    {
        CelNode.Constant constant => constant.Value,
        CelNode.Name name => Named(name.Text, scope),
        CelNode.Select select => Select(select, scope),
        CelNode.Call call => Call(call, scope),
        CelNode.List list => List(list, scope),
        CelNode.Map map => Map(map, scope),
        CelNode.Macro macro => CelMacros.Evaluate(macro, scope),
        _ => throw new CelUndecided("unknown expression"),
    };

    public static bool Flag(object? value) => value is bool flag ? flag : throw CelFault.NoOverload;

    private static object? Named(string name, CelScope scope)
    {
        scope.Budget.Spend(1);
        return scope.TryFind(name, out var value) ? value
            : CelTypeNames.Find(name) is { } type ? new CelTypeValue(type.Kind == CelKind.Null ? "null_type" : type.Name)
            : throw new CelUndecided($"undeclared reference to '{name}'");
    }

    private static object? Call(CelNode.Call call, CelScope scope)
    {
        switch (call.Function)
        {
            case "_&&_" or "_||_":
                return Logic(call, scope);
            case "_?_:_":
                return Evaluate(Flag(Evaluate(call.Arguments[0], scope)) ? call.Arguments[1] : call.Arguments[2], scope);
            case "or" or "orValue" when call.Target is not null && call.Arguments.Count == 1:
                return CelOptionals.Or(Evaluate(call.Target, scope), call.Function, () => Evaluate(call.Arguments[0], scope));
            default:
                break;
        }

        var arguments = call.Arguments.Count == 0 ? [] : new object?[call.Arguments.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Evaluate(call.Arguments[i], scope);
        }

        scope.Budget.Spend(1);
        return CelOperators.Is(call.Function)
            ? CelOperators.Apply(call.Function, arguments, scope.Budget)
            : Named(call, call.Target is null ? null : Evaluate(call.Target, scope), arguments, scope.Budget);
    }

    private static object? Named(CelNode.Call call, object? target, object?[] arguments, CelBudget budget)
    {
        try
        {
            return call.Target is null ? CelFunctions.Call(call.Function, arguments, budget) : CelMethods.Call(target, call.Function, arguments, budget);
        }
        catch (CelFault fault) when (fault.IsBareOverload)
        {
            throw CelFault.NoOverloadOf(call.Function, call.Target is null ? arguments : [target, .. arguments]);
        }
    }

    private static bool Logic(CelNode.Call logic, CelScope scope)
    {
        var decides = logic.Function == "_||_";
        try
        {
            if (Flag(Evaluate(logic.Arguments[0], scope)) == decides)
            {
                return decides;
            }
        }
        catch (CelFault)
        {
            if (Evaluate(logic.Arguments[1], scope) is bool right && right == decides)
            {
                return decides;
            }

            throw;
        }

        return Flag(Evaluate(logic.Arguments[1], scope));
    }

    private static object? Select(CelNode.Select select, CelScope scope)
    {
        var target = Evaluate(select.Target, scope);
        scope.Budget.Spend(select.IsTest ? 0 : 1);
        if (target is CelOptional optional)
        {
            return select.IsTest ? optional.HasValue && Has(optional.Value, select.Field)
                : optional.HasValue && Has(optional.Value, select.Field) ? new CelOptional(Field(optional.Value, select.Field)) : CelOptional.None;
        }

        return select.IsTest ? Has(target, select.Field)
            : !select.IsOptional ? Field(target, select.Field)
            : Has(target, select.Field) ? new CelOptional(Field(target, select.Field)) : CelOptional.None;
    }

    private static bool Has(object? target, string field) => target switch
    {
        CelObject of => of.Has(field),
        CelMap map => map.Entries.ContainsKey(field),
        _ => throw CelFault.NoOverload,
    };

    private static object? Field(object? target, string field) => target switch
    {
        CelObject of => of.Get(field),
        CelMap map => map.Entries.TryGetValue(field, out var value) ? value : throw new CelFault($"no such key: {field}"),
        _ => throw CelFault.NoOverload,
    };

    private static CelList List(CelNode.List list, CelScope scope)
    {
        scope.Budget.Spend(10);
        var items = new List<object?>(list.Items.Count);
        foreach (var item in list.Items)
        {
            var value = Evaluate(item.Value, scope);
            if (!item.IsOptional)
            {
                items.Add(value);
            }
            else if (CelOptionals.Of(value) is { HasValue: true } optional)
            {
                items.Add(optional.Value);
            }
        }

        return new(items);
    }

    private static CelMap Map(CelNode.Map map, CelScope scope)
    {
        scope.Budget.Spend(30);
        var entries = new Dictionary<object, object?>(CelKeys.Comparer);
        foreach (var entry in map.Entries)
        {
            var key = Evaluate(entry.Key, scope) is { } found and (string or long or ulong or bool) ? found : throw new CelFault("unsupported key type");
            var value = Evaluate(entry.Value, scope);
            if (entry.IsOptional && CelOptionals.Of(value) is { HasValue: false })
            {
                continue;
            }

            if (!entries.TryAdd(key, entry.IsOptional ? CelOptionals.Of(value).Value : value))
            {
                throw new CelFault($"Failed with repeated key: {key}");
            }
        }

        return new(entries);
    }
}
