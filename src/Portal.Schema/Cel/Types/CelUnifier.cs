namespace Portal.Schema.Cel;

/// <summary>What the variables of signatures stand for, and whether a value of one type may be used as another (cel-go's checker: types).</summary>
internal sealed class CelUnifier
{
    private readonly Dictionary<string, CelType> _found = [];
    private readonly Stack<(string Name, CelType? Before)> _bound = new();
    private int _free;

    public CelType Free() => CelType.Param($"_var{_free++}");

    /// <summary>A signature's types with fresh variables in place of its own.</summary>
    public (IReadOnlyList<CelType> Parameters, CelType Result) Instance(CelOverload overload)
    {
        var fresh = new Dictionary<string, CelType>();
        return ([.. overload.Parameters.Select(type => Fresh(type, fresh))], Fresh(overload.Result, fresh));
    }

    /// <summary>The type with every variable that is known replaced; those that are not become dyn on demand.</summary>
    public CelType Resolve(CelType type, bool isLast = false)
    {
        if (type.Kind == CelKind.Param)
        {
            return _found.TryGetValue(type.Name, out var found) ? Resolve(found, isLast) : isLast ? CelType.Dyn : type;
        }

        return type.Parameters.Count == 0 ? type : type.With([.. type.Parameters.Select(one => Resolve(one, isLast))]);
    }

    /// <summary>Whether values of the second list may be used as the first; variables are bound only where all may.</summary>
    public bool AreAssignable(IReadOnlyList<CelType> wanted, IReadOnlyList<CelType> given)
    {
        if (wanted.Count != given.Count)
        {
            return false;
        }

        var before = _bound.Count;
        for (var i = 0; i < wanted.Count; i++)
        {
            if (!Fits(wanted[i], given[i]))
            {
                Undo(before);
                return false;
            }
        }

        return true;
    }

    public bool IsAssignable(CelType wanted, CelType given) => AreAssignable([wanted], [given]);

    /// <summary>The wider of two types that fit each other.</summary>
    public static CelType Wider(CelType one, CelType other) => IsWiderOrSame(one, other) ? one : other;

    private CelType Fresh(CelType type, Dictionary<string, CelType> fresh)
    {
        if (type.Kind != CelKind.Param)
        {
            return type.Parameters.Count == 0 ? type : type.With([.. type.Parameters.Select(one => Fresh(one, fresh))]);
        }

        if (!fresh.TryGetValue(type.Name, out var found))
        {
            fresh[type.Name] = found = Free();
        }

        return found;
    }

    private bool Fits(CelType wanted, CelType given)
    {
        if (given.Kind == CelKind.Param)
        {
            var known = _found.ContainsKey(given.Name);
            if (Stands(wanted, given))
            {
                return true;
            }

            if (known)
            {
                return false;
            }
        }

        if (wanted.Kind == CelKind.Param)
        {
            return Stands(given, wanted);
        }

        if (wanted.IsDynOrError || given.IsDynOrError)
        {
            return true;
        }

        if (wanted.Kind == CelKind.Null || given.Kind == CelKind.Null)
        {
            return IsNullable(wanted.Kind == CelKind.Null ? given : wanted);
        }

        return wanted.Kind == CelKind.Type && given.Kind == CelKind.Type
            || wanted.Kind == given.Kind && wanted.Name == given.Name && wanted.Parameters.Count == given.Parameters.Count
                && wanted.Parameters.Zip(given.Parameters).All(pair => Fits(pair.First, pair.Second));
    }

    /// <summary>Whether a variable may stand for a type, alone or widened with what it stands for already.</summary>
    private bool Stands(CelType type, CelType variable)
    {
        if (type.IsSame(variable))
        {
            return true;
        }

        if (_found.TryGetValue(variable.Name, out var known))
        {
            if (type.IsSame(known))
            {
                return true;
            }

            if (!Fits(type, known))
            {
                return false;
            }

            var wider = Wider(type, known);
            if (!Names(wider, variable))
            {
                Bind(variable.Name, wider);
            }

            return true;
        }

        if (Names(type, variable))
        {
            return false;
        }

        Bind(variable.Name, type);
        return true;
    }

    private void Bind(string name, CelType type)
    {
        _bound.Push((name, _found.GetValueOrDefault(name)));
        _found[name] = type;
    }

    /// <summary>Takes back what was bound since; a copy of everything for each try would be too dear in long expressions.</summary>
    private void Undo(int count)
    {
        while (_bound.Count > count)
        {
            var (name, before) = _bound.Pop();
            if (before is null)
            {
                _found.Remove(name);
            }
            else
            {
                _found[name] = before;
            }
        }
    }

    private bool Names(CelType type, CelType variable) => type.Kind == CelKind.Param
        ? type.Name == variable.Name || _found.TryGetValue(type.Name, out var found) && Names(found, variable)
        : type.Parameters.Any(one => Names(one, variable));

    private static bool IsNullable(CelType type) => type.Kind is CelKind.Null or CelKind.Timestamp or CelKind.Duration or CelKind.Object or CelKind.Opaque;

    private static bool IsWiderOrSame(CelType one, CelType other)
    {
        if (one.IsDynOrError || one.Kind == CelKind.Param)
        {
            return true;
        }

        if (other.IsDynOrError || other.Kind == CelKind.Param || one.Kind != other.Kind || one.Name != other.Name || one.Parameters.Count != other.Parameters.Count)
        {
            return other.Kind == CelKind.Null;
        }

        return one.Parameters.Zip(other.Parameters).All(pair => IsWiderOrSame(pair.First, pair.Second));
    }
}
