using Portal.Schema.Values;

namespace Portal.Schema.Structure;

/// <summary>One node of a structural schema (apiextensions/v1 JSONSchemaProps after the structural rules were checked). Absent keywords are null, empty or false.</summary>
public sealed record StructuralSchema
{
    private SchemaCache? _cache;

    /// <summary>What <c>additionalProperties: true</c> stands for.</summary>
    public static StructuralSchema Anything { get; } = new();

    /// <summary>object, array, string, integer, number, boolean; null where int-or-string or preserve-unknown-fields stands in its place.</summary>
    public string? Type { get; init; }
    public string? Title { get; init; }
    public string? Description { get; init; }
    public string? Format { get; init; }
    public bool Nullable { get; init; }
    public Value? Default { get; init; }
    public Value? Example { get; init; }
    /// <summary>In the order in which the XRD's author wrote them.</summary>
    public IReadOnlyList<KeyValuePair<string, StructuralSchema>> Properties { get; init; } = [];
    public IReadOnlyList<string> Required { get; init; } = [];
    public StructuralSchema? Items { get; init; }
    /// <summary>The schema of a map's values; null where there is none. <c>additionalProperties: true</c> is a schema without a type.</summary>
    public StructuralSchema? AdditionalProperties { get; init; }
    /// <summary><c>additionalProperties: false</c>: members that are no properties are refused instead of dropped.</summary>
    public bool IsClosed { get; init; }
    public bool PreserveUnknownFields { get; init; }
    public bool EmbeddedResource { get; init; }
    public bool IntOrString { get; init; }
    /// <summary>atomic, set, map; null where not said (atomic).</summary>
    public string? ListType { get; init; }
    public IReadOnlyList<string> ListMapKeys { get; init; } = [];
    /// <summary>granular, atomic; null where not said (granular).</summary>
    public string? MapType { get; init; }
    public IReadOnlyList<ValidationRule> Rules { get; init; } = [];
    public ValueConstraints Constraints { get; init; } = ValueConstraints.None;

    /// <summary>Whether this node or one below it has rules, so that a walk may leave out what has none.</summary>
    public bool HasRules => Cache.HasRules;

    /// <summary>Whether <c>additionalProperties</c> is said at all.</summary>
    public bool HasAdditional => AdditionalProperties is not null || IsClosed;

    /// <summary>Whether there is nothing but a type, a default and properties.</summary>
    public bool IsBare => Constraints.IsNone && Rules.Count == 0 && ListMapKeys.Count == 0 && Required.Count == 0 && !HasAdditional && this is
    {
        Title: null, Description: null, Format: null, Nullable: false, Items: null, PreserveUnknownFields: false, EmbeddedResource: false, IntOrString: false, ListType: null, MapType: null,
    };

    private SchemaCache Cache => _cache is { } cache && ReferenceEquals(cache.Owner, this) ? cache : _cache = new(this);

    public StructuralSchema? Property(string name)
    {
        if (Properties.Count == 0)
        {
            return null;
        }

        if (Cache.Index is { } index)
        {
            return index.GetValueOrDefault(name);
        }

        foreach (var (key, schema) in Properties)
        {
            if (key == name)
            {
                return schema;
            }
        }

        return null;
    }
}
