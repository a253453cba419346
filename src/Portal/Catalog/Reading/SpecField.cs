namespace Portal.Catalog;

/// <summary>One member of a kind's spec: what it must be, and the relation that it makes.</summary>
/// <param name="Many">A list of texts; else one text.</param>
/// <param name="Relation">The relation from the entity to what the member names, or null where it names nothing.</param>
/// <param name="Target">The kind that a bare name means; null where a kind must be written.</param>
internal sealed record SpecField(string Name, bool Required, bool Many, string? Relation = null, string? Target = null)
{
    public static SpecField Text(string name, bool required = false) => new(name, required, false);

    public static SpecField One(string name, string relation, string? target, bool required = false) => new(name, required, false, relation, target);

    public static SpecField List(string name, string relation, string? target, bool required = false) => new(name, required, true, relation, target);
}
