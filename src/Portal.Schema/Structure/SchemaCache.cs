namespace Portal.Schema.Structure;

/// <summary>What is worked out once of a schema node. It belongs to one node, so a changed copy works it out again, and it never counts for equality.</summary>
internal sealed class SchemaCache(StructuralSchema owner)
{
    private const int IndexFrom = 9;
    private readonly Lazy<Dictionary<string, StructuralSchema>?> _index = new(() => owner.Properties.Count < IndexFrom
        ? null
        : owner.Properties.DistinctBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal));

    private readonly Lazy<bool> _hasRules = new(() =>
        owner.Rules.Count > 0 || owner.Properties.Any(pair => pair.Value.HasRules) || owner.Items?.HasRules == true || owner.AdditionalProperties?.HasRules == true);

    public StructuralSchema Owner => owner;

    public IReadOnlyDictionary<string, StructuralSchema>? Index => _index.Value;

    public bool HasRules => _hasRules.Value;

    public override bool Equals(object? obj) => obj is SchemaCache;

    public override int GetHashCode() => 0;
}
