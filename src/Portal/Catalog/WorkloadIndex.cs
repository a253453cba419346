namespace Portal.Catalog;

/// <summary>Finds a component's workloads by Backstage's annotations <c>backstage.io/kubernetes-{id,namespace,label-selector}</c>.</summary>
internal sealed class WorkloadIndex
{
    private const string Id = "backstage.io/kubernetes-id";
    private const string Selector = "backstage.io/kubernetes-label-selector";
    private readonly ILookup<string, LiveWorkload> _byNamespace;
    private readonly IReadOnlyList<LiveWorkload> _all;

    public WorkloadIndex(IReadOnlyList<LiveWorkload> all)
    {
        _all = all;
        _byNamespace = all.ToLookup(workload => workload.Key.Namespace ?? "", StringComparer.Ordinal);
    }

    public static bool MayHaveSome(CatalogEntity entity) => entity.Annotation(Selector) is not null || entity.Annotation(Id) is not null;

    public IEnumerable<LiveWorkload> Of(CatalogEntity entity)
    {
        var id = entity.Annotation(Id);
        var wanted = entity.Annotation(Selector) is { } selector ? Parse(selector) : id is null ? null : [(Id, id)];
        if (wanted is null or [])
        {
            return [];
        }

        var within = entity.Annotation("backstage.io/kubernetes-namespace") is { } ns ? _byNamespace[ns] : _all;
        return within.Where(workload => wanted.All(pair => workload.Labels[pair.Key] == pair.Value));
    }

    private static List<(string Key, string Value)> Parse(string selector) =>
        [.. selector.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(term => term.Replace("==", "=", StringComparison.Ordinal).Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(term => term.Length == 2)
            .Select(term => (term[0], term[1]))];
}
