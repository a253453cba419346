namespace Portal.Schema.Cel;

/// <summary>
/// Gives every part of an expression its type and finds what does not fit (cel-go's checker, with the settings of Kubernetes: literals of one type, optional types, numbers of all types compared).
/// All problems are found at once; what has one counts as fitting everywhere.
/// </summary>
internal sealed class CelChecker
{
    private const string OldSelf = "oldSelf";
    private readonly CelUnifier _unifier = new();
    private readonly Dictionary<CelNode, CelType> _types = new(ReferenceEqualityComparer.Instance);
    private readonly List<CelProblem> _problems = [];
    private CelTypeScope? _scope;
    private bool _usesOld;

    private CelChecker(CelTypeScope? scope) => _scope = scope;

    public static CelChecked Check(CelNode root, CelTypeScope scope)
    {
        var checker = new CelChecker(scope);
        checker.Node(root);
        foreach (var node in checker._types.Keys.ToList())
        {
            checker._types[node] = checker._unifier.Resolve(checker._types[node], isLast: true);
        }

        if (checker._problems.Count == 0)
        {
            checker._problems.AddRange(CelLiterals.Problems(checker._types.Keys));
        }

        return new(root, checker._types[root], checker._types, checker._problems, checker._usesOld);
    }

    private CelType Node(CelNode node) => _types[node] = node switch
    {
        CelNode.Constant constant => Constant(constant.Value),
        CelNode.Name name => Named(name),
        CelNode.Select select => Select(select),
        CelNode.Call call => Call(call),
        CelNode.List list => List(list),
        CelNode.Map map => Map(map),
        CelNode.Macro { Kind: CelMacroKind.OptMap or CelMacroKind.OptFlatMap } macro => Optional(macro),
        CelNode.Macro macro => Macro(macro),
        CelNode.Message message => Undeclared(message.At, message.Type),
        _ => CelType.Error,
    };

    private static CelType Constant(object? value) => value switch
    {
        null => CelType.Null,
        bool => CelType.Bool,
        long => CelType.Int,
        ulong => CelType.UInt,
        double => CelType.Double,
        string => CelType.String,
        _ => CelType.Bytes,
    };

    private CelType Named(CelNode.Name name)
    {
        if (_scope?.Find(name.Text) is not { } found)
        {
            return CelTypeNames.Find(name.Text) is { } type ? CelType.OfType(type) : Undeclared(name.At, name.Text);
        }

        _usesOld |= name.Text == OldSelf && found.IsOutermost;
        return found.Type;
    }

    private CelType Select(CelNode.Select select)
    {
        var target = _unifier.Resolve(Node(select.Target));
        var isOptional = select.IsOptional || target.IsOptional;
        var field = Field(target.IsOptional ? _unifier.Resolve(target.Parameters[0]) : target, select);
        return select.IsTest ? CelType.Bool : isOptional && field.Kind != CelKind.Error ? CelType.Optional(field) : field;
    }

    private CelType Field(CelType target, CelNode.Select select)
    {
        switch (target.Kind)
        {
            case CelKind.Map:
                return target.Parameters[1];
            case CelKind.Object:
                return target.Declaration!.Fields.TryGetValue(select.Field, out var field) ? field.Type : Problem(select.At, $"undefined field '{select.Field}'");
            case CelKind.Param:
                _unifier.IsAssignable(CelType.Dyn, target);
                return CelType.Dyn;
            case CelKind.Dyn or CelKind.Error:
                return CelType.Dyn;
            default:
                return Problem(select.At, $"type '{target}' does not support field selection");
        }
    }

    private CelType Call(CelNode.Call call)
    {
        List<CelType> arguments = [.. call.Arguments.Select(Node)];
        if (call.Target is null)
        {
            return CelSignatures.Of(call.Function) is { } functions ? Resolve(call, call.Function, functions, arguments, isMethod: false) : Undeclared(call.At, call.Function);
        }

        var target = Node(call.Target);
        return CelSignatures.Of(call.Function) is { } methods ? Resolve(call, call.Function, methods, [target, .. arguments], isMethod: true) : Undeclared(call.At, call.Function);
    }

    private CelType Resolve(CelNode.Call call, string name, IReadOnlyList<CelOverload> overloads, IReadOnlyList<CelType> arguments, bool isMethod)
    {
        CelType? result = null;
        foreach (var overload in overloads.Where(overload => overload.IsMethod == isMethod))
        {
            var instance = _unifier.Instance(overload);
            if (!_unifier.AreAssignable(instance.Parameters, arguments))
            {
                continue;
            }

            var found = _unifier.Resolve(instance.Result);
            result = result is null || result.IsSame(found) ? found : CelType.Dyn;
        }

        return result ?? Problem(call.At, $"found no matching overload for '{name}' applied to '{Applied([.. arguments.Select(type => _unifier.Resolve(type, isLast: true))], isMethod)}'");
    }

    private static string Applied(IReadOnlyList<CelType> arguments, bool isMethod) =>
        isMethod ? $"{arguments[0]}.({string.Join(", ", arguments.Skip(1))})" : $"({string.Join(", ", arguments)})";

    private CelType List(CelNode.List list)
    {
        CelType? item = null;
        foreach (var element in list.Items)
        {
            item = Joined(element.Value.At, item, Unwrapped(element.Value, element.IsOptional));
        }

        return CelType.List(item ?? _unifier.Free());
    }

    private CelType Map(CelNode.Map map)
    {
        CelType? key = null, value = null;
        foreach (var entry in map.Entries)
        {
            key = Joined(entry.Key.At, key, Node(entry.Key));
            value = Joined(entry.Value.At, value, Unwrapped(entry.Value, entry.IsOptional));
        }

        return CelType.Map(key ?? _unifier.Free(), value ?? _unifier.Free());
    }

    private CelType Unwrapped(CelNode node, bool isOptional)
    {
        var type = _unifier.Resolve(Node(node));
        if (!isOptional || type.IsDynOrError)
        {
            return type;
        }

        return type.IsOptional ? type.Parameters[0] : Problem(node.At, $"expected type '{CelType.Optional(type)}' but found '{type}'");
    }

    /// <summary>Literals hold values of one type.</summary>
    private CelType Joined(int at, CelType? before, CelType next)
    {
        if (before is null)
        {
            return next;
        }

        if (_unifier.IsAssignable(before, next))
        {
            return CelUnifier.Wider(_unifier.Resolve(before), _unifier.Resolve(next));
        }

        Problem(at, $"expected type '{_unifier.Resolve(before, isLast: true)}' but found '{_unifier.Resolve(next, isLast: true)}'");
        return before;
    }

    private CelType Macro(CelNode.Macro macro)
    {
        var range = _unifier.Resolve(Node(macro.Range));
        var (key, value) = Items(range, macro);
        var outer = _scope;
        _scope = macro.Second is null
            ? new(macro.Variable, range.Kind == CelKind.Map ? key : value, outer)
            : new CelTypeScope(macro.Variable, key, outer).With(macro.Second, value);
        var item = range.Kind == CelKind.Map ? key : value;
        var body = Within(macro, item);
        _scope = outer;
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

    private CelType Within(CelNode.Macro macro, CelType item)
    {
        var filter = macro.Filter is null ? null : Node(macro.Filter);
        var body = Node(macro.Body);
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
        if (!_unifier.IsAssignable(CelType.Bool, type))
        {
            Problem(at, $"found no matching overload for '{function}' applied to '{applied(_unifier.Resolve(type, isLast: true))}'");
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
                _unifier.IsAssignable(CelType.Dyn, range);
                return (CelType.Dyn, CelType.Dyn);
            default:
                Problem(macro.Range.At, $"expression of type '{range}' cannot be range of a comprehension (must be list, map, or dynamic)");
                return (CelType.Error, CelType.Error);
        }
    }

    private CelType Optional(CelNode.Macro macro)
    {
        var target = _unifier.Resolve(Node(macro.Range));
        var inner = target.IsOptional ? target.Parameters[0] : CelType.Dyn;
        if (!target.IsOptional && !target.IsDynOrError)
        {
            Problem(macro.At, $"found no matching overload for 'hasValue' applied to '{target}.()'");
        }

        var outer = _scope;
        _scope = new(macro.Variable, inner, outer);
        var body = _unifier.Resolve(Node(macro.Body));
        _scope = outer;
        return macro.Kind == CelMacroKind.OptMap || body.IsDynOrError ? CelType.Optional(body)
            : body.IsOptional ? body
            : Problem(macro.At, $"found no matching overload for '_?_:_' applied to '(bool, {body}, {CelType.Optional(CelType.Dyn)})'");
    }

    private CelType Undeclared(int at, string name) => Problem(at, $"undeclared reference to '{name}' (in container '')");

    private CelType Problem(int at, string message)
    {
        _problems.Add(new(at, message));
        return CelType.Error;
    }
}
