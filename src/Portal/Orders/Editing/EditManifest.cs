using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Orders;

/// <summary>
/// What an edit applies: everything that the portal set before and the person did not take away, and what they changed; never what somebody else
/// set and they left alone. Pure.
/// </summary>
public static class EditManifest
{
    private static readonly FieldPath Spec = FieldPath.Of("spec");

    public static MapValue Compose(OrderEdit edit)
    {
        var owned = Owned(edit.Live);
        var changes = edit.Changes;
        var spec = Pick(edit.After, (owned?["spec"] as MapValue) ?? MapValue.Empty, changes, Spec) as MapValue ?? MapValue.Empty;
        var kept = CrossplaneParts(owned?["spec"] as MapValue);
        return MapValue.Of(
            ("apiVersion", edit.Offering.Type.ApiVersion),
            ("kind", edit.Offering.Type.Kind),
            ("metadata", Metadata(edit, owned?["metadata"] as MapValue)),
            ("spec", kept.Pairs.Aggregate(spec, (map, pair) => map.With(pair.Key, pair.Value))));
    }

    /// <summary>The part of the live object that the portal owns, by create or by apply.</summary>
    private static MapValue? Owned(MapValue live)
    {
        var mine = FieldManager.Of(live).Where(manager => manager.IsPortal).ToList();
        return mine.Count == 0 ? null : OwnedFields.Extract(live, mine.Select(manager => manager.Fields).Aggregate(OwnedFields.Union)) as MapValue;
    }

    private static Value? Pick(Value after, Value? owned, IReadOnlyList<FieldPath> changes, FieldPath path)
    {
        if (changes.Contains(path) || after is not MapValue map || map.Count == 0)
        {
            return owned is not null || changes.Contains(path) ? after : null;
        }

        var picked = new MapValue(map.Pairs
            .Select(pair => KeyValuePair.Create(pair.Key, Pick(pair.Value, owned?[pair.Key], changes, path.Property(pair.Key))))
            .Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!)));
        return picked.Count > 0 ? picked : null;
    }

    /// <summary>Variant, secret and policy were chosen when it was ordered and are no fields of this form.</summary>
    private static MapValue CrossplaneParts(MapValue? owned) =>
        new((owned?.Pairs ?? []).Where(pair => Forms.CrossplaneFields.All.Contains($"spec.{pair.Key}")));

    private static MapValue Metadata(OrderEdit edit, MapValue? owned) => MapValue.Of(
        ("name", edit.Name),
        ("namespace", edit.Namespace is { } ns ? (Value)ns : null),
        ("resourceVersion", edit.Version),
        ("labels", owned?["labels"] is MapValue { Count: > 0 } labels ? labels : null),
        ("annotations", owned?["annotations"] is MapValue { Count: > 0 } annotations ? annotations : null));
}
