namespace Portal.Offerings;

/// <summary>
/// Which entity decorates which XRD (design.md section 2): the one that its annotation names; without the annotation the only XRD that no other
/// entity names. Whatever cannot be decided is a problem with its mend.
/// </summary>
internal sealed record Decorations(IReadOnlyDictionary<string, OfferingLook> ByDefinition, IReadOnlyList<OfferingProblem> Problems)
{
    public static Decorations Of(IEnumerable<Decorator> decorators, IReadOnlyCollection<string> definitions)
    {
        var looks = new Dictionary<string, OfferingLook>(StringComparer.Ordinal);
        var problems = new List<OfferingProblem>();
        var all = decorators.OrderBy(decorator => decorator.Look.Entity, StringComparer.Ordinal).ToList();
        foreach (var decorator in all.Where(decorator => decorator.Definition is not null))
        {
            Name(decorator, definitions, looks, problems);
        }

        foreach (var decorator in all.Where(decorator => decorator.Definition is null))
        {
            Guess(decorator, [.. definitions.Where(definition => !looks.ContainsKey(definition)).Order(StringComparer.Ordinal)], looks, problems);
        }

        return new(looks, problems);
    }

    private static void Name(Decorator decorator, IReadOnlyCollection<string> definitions, Dictionary<string, OfferingLook> looks, List<OfferingProblem> problems)
    {
        var wanted = decorator.Definition!;
        if (!definitions.Contains(wanted))
        {
            problems.Add(new(decorator.Look.Entity!, $"It names the XRD {wanted}, which the control plane does not have."));
        }
        else if (!looks.TryAdd(wanted, decorator.Look))
        {
            problems.Add(new(decorator.Look.Entity!, $"It names the XRD {wanted}, which {looks[wanted].Entity} decorates already."));
        }
    }

    private static void Guess(Decorator decorator, List<string> free, Dictionary<string, OfferingLook> looks, List<OfferingProblem> problems)
    {
        if (free is [var only])
        {
            looks[only] = decorator.Look;
            return;
        }

        problems.Add(new(decorator.Look.Entity!, free.Count == 0
            ? "It names no XRD, and every XRD is decorated by another entity."
            : $"It names no XRD, and {free.Count} fit: {string.Join(", ", free.Take(5))}. Name one with the annotation portal.internal/offering."));
    }
}
