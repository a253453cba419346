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
        CelNode.Macro macro => new CelMacroChecker(this, _unifier, _scope).Check(macro),
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

    /// <summary>The type of a part where other variables are known.</summary>
    public CelType Within(CelNode node, CelTypeScope? scope)
    {
        var outer = _scope;
        _scope = scope;
        var type = Node(node);
        _scope = outer;
        return type;
    }

    private CelType Undeclared(int at, string name) => Problem(at, $"undeclared reference to '{name}' (in container '')");

    public CelType Problem(int at, string message)
    {
        _problems.Add(new(at, message));
        return CelType.Error;
    }
}
