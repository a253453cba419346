namespace Portal.Infrastructure;

/// <summary>The order of rows that a query asks for. Rows that are equal in it stand by name, namespace and kind, so that none changes its place by itself.</summary>
internal sealed class ResourceOrder : IComparer<ResourceRow>
{
    private static readonly StringComparer Words = StringComparer.OrdinalIgnoreCase;
    private readonly string _by;
    private readonly int _sign;
    private readonly bool _byOwner;

    public ResourceOrder(ResourceQuery query)
    {
        _by = query.Sort?.TrimStart('-') ?? "name";
        _sign = query.Sort?.StartsWith('-') == true ? -1 : 1;
        _byOwner = query.ByOwner;
    }

    public int Compare(ResourceRow? x, ResourceRow? y)
    {
        if (x is null || y is null)
        {
            return x is null ? y is null ? 0 : -1 : 1;
        }

        var order = _byOwner ? Last(x.Owner, y.Owner) : 0;
        order = order != 0 ? order : _sign * By(x, y);
        order = order != 0 ? order : Words.Compare(x.Key.Name, y.Key.Name);
        order = order != 0 ? order : string.CompareOrdinal(x.Key.Namespace, y.Key.Namespace);
        return order != 0 ? order : string.CompareOrdinal(x.Key.Path, y.Key.Path);
    }

    private int By(ResourceRow x, ResourceRow y) => _by switch
    {
        "kind" => Words.Compare(x.Title, y.Title),
        "namespace" => Words.Compare(x.Key.Namespace, y.Key.Namespace),
        "owner" => Last(x.Owner, y.Owner),
        "application" => Last(x.Application?.Name, y.Application?.Name),
        "age" => Nullable.Compare(y.Created, x.Created),
        "health" => Urgency(x.Health.State).CompareTo(Urgency(y.Health.State)),
        _ => Words.Compare(x.Key.Name, y.Key.Name),
    };

    /// <summary>What has none stands last.</summary>
    private static int Last(string? x, string? y) => x is null || y is null ? (x is null).CompareTo(y is null) : Words.Compare(x, y);

    private static int Urgency(HealthState state) => state switch
    {
        HealthState.Failed => 0,
        HealthState.Progressing => 1,
        HealthState.Deleting => 2,
        HealthState.Unknown => 3,
        HealthState.Paused => 4,
        _ => 5,
    };
}
