namespace Portal.Schema.Cel;

/// <summary>Calls that are macros (cel-go's standard macros, the extensions for two variables, optional types and lists that Kubernetes has); all others stay calls. A function with a dotted name is no method.</summary>
internal static class CelMacroReader
{
    public static CelNode Function(string name, int at, IReadOnlyList<CelNode> arguments, List<CelProblem> problems)
    {
        if (name != "has" || arguments.Count != 1)
        {
            return new CelNode.Call(at, null, name, arguments);
        }

        if (arguments[0] is CelNode.Select select)
        {
            return select with { IsTest = true };
        }

        problems.Add(new(arguments[0].At, "invalid argument to has() macro"));
        return arguments[0];
    }

    public static CelNode Method(CelNode target, string name, int at, IReadOnlyList<CelNode> arguments, List<CelProblem> problems)
    {
        if (Kind(name, arguments.Count) is not var (kind, variables))
        {
            return Qualified(target) is { } space && $"{space}.{name}" is var function && CelSignatures.Of(function) is not null
                ? new CelNode.Call(at, null, function, arguments)
                : new CelNode.Call(at, target, name, arguments);
        }

        var names = new List<string>();
        foreach (var argument in arguments.Take(variables))
        {
            if (argument is CelNode.Name { Text: var variable })
            {
                names.Add(variable);
                continue;
            }

            problems.Add(new(argument.At, kind is CelMacroKind.OptMap or CelMacroKind.OptFlatMap ? $"{name}() variable name must be a simple identifier" : "argument must be a simple name"));
            names.Add("");
        }

        var hasFilter = arguments.Count == variables + 2;
        return new CelNode.Macro(at, kind, target, names[0], names.Count > 1 ? names[1] : null, hasFilter ? arguments[variables] : null, arguments[^1]);
    }

    /// <summary>The dotted name that an expression is; null where it is none.</summary>
    public static string? Qualified(CelNode node) => node switch
    {
        CelNode.Name name => name.Text,
        CelNode.Select { IsTest: false, IsOptional: false } select when Qualified(select.Target) is { } outer => $"{outer}.{select.Field}",
        _ => null,
    };

    private static (CelMacroKind Kind, int Variables)? Kind(string name, int count) => (name, count) switch
    {
        ("all", 2 or 3) => (CelMacroKind.All, count - 1),
        ("exists", 2 or 3) => (CelMacroKind.Exists, count - 1),
        ("exists_one", 2) or ("existsOne", 2 or 3) => (CelMacroKind.ExistsOne, count - 1),
        ("filter", 2) => (CelMacroKind.Filter, 1),
        ("map", 2 or 3) => (CelMacroKind.Map, 1),
        ("transformList", 3 or 4) => (CelMacroKind.TransformList, 2),
        ("transformMap", 3 or 4) => (CelMacroKind.TransformMap, 2),
        ("transformMapEntry", 3 or 4) => (CelMacroKind.TransformMapEntry, 2),
        ("optMap", 2) => (CelMacroKind.OptMap, 1),
        ("optFlatMap", 2) => (CelMacroKind.OptFlatMap, 1),
        ("sortBy", 2) => (CelMacroKind.SortBy, 1),
        _ => null,
    };
}
