using Portal.Catalog;

namespace Portal.Infrastructure;

/// <summary>A query, read once and asked for every row.</summary>
internal sealed class ResourceFilter
{
    private readonly ResourceQuery _query;
    private readonly string[] _words;
    private readonly HashSet<HealthState>? _states;
    private readonly bool _workloads;
    private readonly bool _orders;

    public ResourceFilter(ResourceQuery query)
    {
        _query = query;
        _words = (query.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        _states = string.IsNullOrWhiteSpace(query.Health) ? null
            : [.. query.Health.Split(',').Select(word => Enum.TryParse<HealthState>(word.Trim(), ignoreCase: true, out var state) ? state : (HealthState?)null).OfType<HealthState>()];
        _workloads = query.Show is "workloads" or "all";
        _orders = query.Show is not "workloads";
    }

    /// <summary>Whether the row belongs to what is shown at all, whatever else is asked.</summary>
    public bool IsShown(ResourceRow row) => row.IsWorkload ? _workloads : _orders;

    /// <summary>Whether everything but the health fits.</summary>
    public bool Fits(ResourceRow row) =>
        (_query.Kind is not { Length: > 0 } kind || IsKind(row, kind))
        && (_query.Namespace is not { Length: > 0 } ns || row.Key.Namespace == ns)
        && (_query.Owner is not { Length: > 0 } owner || (row.Owner ?? "-") == owner || row.Owner is not null && row.Owner == Ownership.Short(owner))
        && (_query.Application is not { Length: > 0 } application || IsFor(row.Application, application))
        && Array.TrueForAll(_words, word => Contains(row, word));

    public bool FitsHealth(ResourceRow row) => _states?.Contains(row.Health.State) ?? true;

    public static string KindOf(ResourceRow row) => row.Key.Type.Group.Length == 0 ? row.Key.Type.Plural : $"{row.Key.Type.Plural}.{row.Key.Type.Group}";

    private static bool IsKind(ResourceRow row, string kind) =>
        kind.Equals(KindOf(row), StringComparison.OrdinalIgnoreCase) || kind.Equals(row.Key.Type.Kind, StringComparison.OrdinalIgnoreCase)
        || kind.Equals(row.Key.Type.Plural, StringComparison.OrdinalIgnoreCase);

    private static bool IsFor(EntityRef? application, string asked) =>
        application is not null && (application.Name.Equals(asked, StringComparison.OrdinalIgnoreCase) || application.Text.Equals(asked, StringComparison.OrdinalIgnoreCase));

    private static bool Contains(ResourceRow row, string word) =>
        Has(row.Key.Name, word) || Has(row.Title, word) || Has(row.Key.Type.Kind, word) || Has(row.Key.Namespace, word) || Has(row.Owner, word)
        || Has(row.Application?.Name, word) || Has(row.Health.Cause, word);

    private static bool Has(string? text, string word) => text is not null && text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
