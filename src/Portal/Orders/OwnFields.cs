using Portal.Forms;
using Portal.Schema.Values;

namespace Portal.Orders;

/// <summary>The part of a spec that belongs to people: everything but what Crossplane adds.</summary>
internal static class OwnFields
{
    public static MapValue Of(MapValue spec) => new(spec.Pairs.Where(pair => !CrossplaneFields.All.Contains($"spec.{pair.Key}")));
}
