using Portal.Schema.Passes;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Definitions;

/// <summary>How objects are converted between versions (apiextensions/validation). A webhook is accepted and never called.</summary>
internal static class DefinitionConversion
{
    private static readonly FieldPath Conversion = FieldPath.Of("spec", "conversion");
    private static readonly string[] Reviews = ["v1", "v1beta1"];

    public static IEnumerable<FieldError> Errors(MapValue spec)
    {
        if (spec["conversion"] is not { } conversion)
        {
            return [];
        }

        var (strategy, client, reviews) = (conversion["strategy"]?.Text ?? "", conversion.At("webhook", "clientConfig"), conversion.At("webhook", "conversionReviewVersions")?.Items ?? []);
        return strategy == "Webhook"
            ? [.. Client(client), .. Versions(reviews)]
            : [.. Strategy(strategy), .. NotSet(client is not null, "webhookClientConfig"), .. NotSet(reviews.Count > 0, "conversionReviewVersions")];
    }

    private static IEnumerable<FieldError> Strategy(string strategy) => strategy switch
    {
        "None" => [],
        "" => [new(Conversion.Property("strategy"), FieldErrorKind.FieldValueRequired, "Required value")],
        _ => [new(Conversion.Property("strategy"), FieldErrorKind.FieldValueNotSupported, $"Unsupported value: {ValueWriter.ToJson(strategy)}: supported values: \"None\", \"Webhook\"")],
    };

    private static IEnumerable<FieldError> NotSet(bool isSet, string field) =>
        isSet ? [new(Conversion.Property(field), FieldErrorKind.FieldValueForbidden, "Forbidden: should not be set when strategy is not set to Webhook")] : [];

    private static IEnumerable<FieldError> Client(Value? client)
    {
        var path = Conversion.Property("webhookClientConfig");
        return client is null ? [new(path, FieldErrorKind.FieldValueRequired, "Required value: required when strategy is set to Webhook")]
            : client["url"] is null == client["service"] is null ? [new(path, FieldErrorKind.FieldValueRequired, "Required value: exactly one of url or service is required")]
            : [];
    }

    private static IEnumerable<FieldError> Versions(IReadOnlyList<Value> reviews)
    {
        var path = Conversion.Property("conversionReviewVersions");
        if (reviews.Count == 0)
        {
            yield return new(path, FieldErrorKind.FieldValueRequired, "Required value");
            yield break;
        }

        for (var i = 0; i < reviews.Count; i++)
        {
            var name = reviews[i].Text ?? "";
            foreach (var why in reviews.Take(i).Contains(reviews[i]) ? ["duplicate version"] : NameForms.Service(name))
            {
                yield return new(path.Index(i), FieldErrorKind.FieldValueInvalid, $"Invalid value: {ValueWriter.ToJson(name)}: {why}");
            }
        }

        if (!reviews.Any(name => Reviews.Contains(name.Text)))
        {
            yield return new(path, FieldErrorKind.FieldValueInvalid, $"Invalid value: {ValueWriter.ToJson(new ListValue(reviews))}: must include at least one of {string.Join(", ", Reviews)}");
        }
    }
}
