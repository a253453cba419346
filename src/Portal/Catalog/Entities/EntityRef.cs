using System.Diagnostics.CodeAnalysis;

namespace Portal.Catalog;

/// <summary>
/// Names one entity: <c>kind:namespace/name</c>. Held and compared in lower case, as Backstage does, so references that differ in capitals are one.
/// </summary>
public sealed record EntityRef : IComparable<EntityRef>
{
    public const string DefaultNamespace = "default";

    private EntityRef(string kind, string ns, string name)
    {
        Kind = kind.ToLowerInvariant();
        Namespace = ns.ToLowerInvariant();
        Name = name.ToLowerInvariant();
        Text = $"{Kind}:{Namespace}/{Name}";
    }

    public string Kind { get; }

    public string Namespace { get; }

    public string Name { get; }

    /// <summary>The whole reference, lower case.</summary>
    public string Text { get; }

    /// <summary>The address of the entity's page, relative to the portal's base.</summary>
    public string Page => $"catalog/{Uri.EscapeDataString(Namespace)}/{Uri.EscapeDataString(Kind)}/{Uri.EscapeDataString(Name)}";

    public static EntityRef Of(string kind, string ns, string name) => new(kind, ns, name);

    /// <summary>Reads <c>[kind:][namespace/]name</c>; false where the kind is neither written nor known, or a part is empty.</summary>
    public static bool TryParse(string? text, string? defaultKind, string defaultNamespace, [NotNullWhen(true)] out EntityRef? found)
    {
        found = null;
        var written = text ?? "";
        var slash = written.IndexOf('/', StringComparison.Ordinal);
        var colon = written.IndexOf(':', StringComparison.Ordinal);
        if (slash >= 0 && slash < colon)
        {
            colon = -1;
        }

        var kind = colon < 0 ? defaultKind : written[..colon];
        var ns = slash < 0 ? defaultNamespace : written[(colon + 1)..slash];
        var name = written[Math.Max(colon + 1, slash + 1)..];
        if (string.IsNullOrEmpty(kind) || ns.Length == 0 || name.Length == 0)
        {
            return false;
        }

        found = new(kind, ns, name);
        return true;
    }

    /// <summary>Reads a whole reference; the namespace may be left out.</summary>
    public static EntityRef? Parse(string? text) => TryParse(text, null, DefaultNamespace, out var found) ? found : null;

    public int CompareTo(EntityRef? other) => string.CompareOrdinal(Text, other?.Text);

    public bool Equals(EntityRef? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;
}
