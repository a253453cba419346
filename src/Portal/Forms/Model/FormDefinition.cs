using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Forms;

/// <summary>What a form is made from: the whole object's schema (with <c>spec</c> below it), the hints of the XRD, the fields that somebody else owns.</summary>
/// <param name="Owned">Paths that are no form fields, as <c>spec.compositionRef</c>; see <see cref="CrossplaneFields"/>.</param>
public sealed record FormDefinition(StructuralSchema Schema, FormHints Hints, IReadOnlySet<string> Owned, bool IsNamespaced)
{
    /// <summary>The fields that are locked, each path with the reason; none when something new is ordered.</summary>
    public IReadOnlyDictionary<string, string> Locked { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The live object that is edited; null when something new is ordered. Rules that compare with it lock or refuse.</summary>
    public MapValue? Old { get; init; }
}
