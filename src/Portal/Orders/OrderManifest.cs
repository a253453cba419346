using System.Globalization;
using Portal.Identity;
using Portal.Offerings;
using Portal.Schema.Values;

namespace Portal.Orders;

/// <summary>
/// The manifest that is sent: what the person wrote and chose, the portal's annotations and its one label, nothing else. Pure.
/// </summary>
public static class OrderManifest
{
    /// <param name="document">The form's document.</param>
    /// <param name="requestId">The order's id; the same for every try.</param>
    public static MapValue Compose(Offering offering, MapValue document, OrderChoices choices, Caller caller, string requestId, DateTimeOffset now)
    {
        var metadata = document["metadata"] as MapValue ?? MapValue.Empty;
        var written = MapValue.Of(
            ("apiVersion", offering.Type.ApiVersion),
            ("kind", offering.Type.Kind),
            ("metadata", Metadata(metadata, Annotations(choices, caller, requestId, now))));
        written = document.Pairs.Where(pair => !written.Has(pair.Key)).Aggregate(written, (map, pair) => map.With(pair.Key, pair.Value));
        return Chosen(offering, written, choices);
    }

    /// <summary>The variant, secret and policy of design.md section 4 in the places of their generation of Crossplane.</summary>
    private static MapValue Chosen(Offering offering, MapValue manifest, OrderChoices choices)
    {
        if (choices.Variant is { } variant)
        {
            manifest = offering.Scope == CompositeScope.LegacyCluster
                ? manifest.With(["spec", "compositionRef", "name"], variant)
                : manifest.With(["spec", "crossplane", "compositionRef", "name"], variant);
        }

        if (choices.Secret is { Length: > 0 } secret)
        {
            manifest = manifest.With(["spec", "writeConnectionSecretToRef", "name"], secret);
            manifest = choices.SecretNamespace is { Length: > 0 } ns ? manifest.With(["spec", "writeConnectionSecretToRef", "namespace"], ns) : manifest;
        }

        return choices.DeletePolicy is { } policy ? manifest.With(["spec", "compositeDeletePolicy"], policy) : manifest;
    }

    private static MapValue Metadata(MapValue written, MapValue annotations)
    {
        var metadata = MapValue.Of(("name", written["name"]), ("namespace", written["namespace"]));
        metadata = written.Pairs.Where(pair => !metadata.Has(pair.Key)).Aggregate(metadata, (map, pair) => map.With(pair.Key, pair.Value));
        metadata = metadata.With(["labels", OrderAnnotations.ManagedByLabel], OrderAnnotations.ManagedBy);
        return annotations.Pairs.Aggregate(metadata, (map, pair) => map.With(["annotations", pair.Key], pair.Value));
    }

    private static MapValue Annotations(OrderChoices choices, Caller caller, string requestId, DateTimeOffset now) => MapValue.Of(
        (OrderAnnotations.Title, Text(choices.Title)),
        (OrderAnnotations.Description, Text(choices.Description)),
        (OrderAnnotations.Owner, Text(choices.Owner)),
        (OrderAnnotations.System, Text(choices.System)),
        (OrderAnnotations.DependencyOf, Text(choices.Application)),
        (OrderAnnotations.RequestedBy, caller.User),
        (OrderAnnotations.RequestedAt, now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        (OrderAnnotations.RequestId, requestId));

    private static Value? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : (Value)text.Trim();
}
