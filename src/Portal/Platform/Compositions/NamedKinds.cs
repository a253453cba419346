using Portal.Schema.Values;

namespace Portal.Platform;

/// <summary>The kinds that a composition's templates name, as apiVersion and kind.</summary>
internal static class NamedKinds
{
    public static IEnumerable<(string ApiVersion, string Kind)> Of(Value composition)
    {
        var spec = composition["spec"];
        var inputs = (spec?["pipeline"]?.Items ?? []).Select(step => step["input"]).Where(input => input?["kind"]?.Text == "Resources");
        return inputs.Append(spec)
            .SelectMany(holder => holder?["resources"]?.Items ?? [])
            .Select(template => template["base"])
            .Append(spec?["compositeTypeRef"])
            .Select(named => (ApiVersion: named?["apiVersion"]?.Text ?? "", Kind: named?["kind"]?.Text ?? ""))
            .Where(named => named.ApiVersion.Length > 0 && named.Kind.Length > 0)
            .Distinct();
    }
}
