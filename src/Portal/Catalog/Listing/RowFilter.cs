using Portal.Identity;

namespace Portal.Catalog;

/// <summary>Which rows a query asks for.</summary>
internal sealed class RowFilter
{
    public const string OwnerField = "owner";
    public const string SystemField = "system";
    public const string TypeField = "type";
    public const string LifecycleField = "lifecycle";
    public const string TagField = "tag";
    private readonly CatalogQuery _query;
    private readonly Caller _caller;
    private readonly string[] _words;
    private readonly EntityRef? _owner;
    private readonly EntityRef? _system;

    public RowFilter(CatalogQuery query, Caller caller)
    {
        _query = query;
        _caller = caller;
        _words = (query.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        _owner = EntityRef.TryParse(query.Owner, EntityKinds.Group, EntityRef.DefaultNamespace, out var owner) ? owner : null;
        _system = EntityRef.TryParse(query.System, EntityKinds.System, EntityRef.DefaultNamespace, out var system) ? system : null;
    }

    public bool OfKind(CatalogRow row) => _query.ShownKind == CatalogQuery.Every || row.Entity.Kind.Equals(_query.ShownKind, StringComparison.OrdinalIgnoreCase);

    public bool Matches(CatalogRow row) => Matches(row, null);

    /// <summary>For the counts of kinds: what the person typed and whose they want to see holds for every kind, the rest for the one shown.</summary>
    public bool MatchesAnyKind(CatalogRow row) => (!_query.Mine || IsMine(row)) && row.Says(_words);

    public bool Matches(CatalogRow row, string? except) =>
        MatchesAnyKind(row)
        && (except == OwnerField || _query.Owner is null || row.Owner == _owner)
        && (except == SystemField || _query.System is null || row.System == _system)
        && (except == TypeField || Same(_query.Type, row.Entity.Type))
        && (except == LifecycleField || Same(_query.Lifecycle, row.Entity.Lifecycle))
        && (except == TagField || _query.Tag is null || row.Entity.Tags.Contains(_query.Tag, StringComparer.OrdinalIgnoreCase));

    private bool IsMine(CatalogRow row) => row.Owner is { } owner && _caller.Owns(owner.Text);

    private static bool Same(string? wanted, string? found) => wanted is null || wanted.Equals(found, StringComparison.OrdinalIgnoreCase);
}
