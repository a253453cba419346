using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Providers.Cloud;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Faults;

/// <summary>How many of a kind the cloud allows: of one provider config or region where these are named.</summary>
internal sealed record Quota(string? Group, string Kind, string? ProviderConfig, string? Region, long Limit)
{
    public const string ObjectKind = "CloudQuota";

    /// <summary>On a ProviderConfig: <c>Instance.rds.aws.upbound.io=2,VPC=5</c>.</summary>
    public const string AnnotationKey = "sandbox.portal.internal/quota";

    public static Quota Of(MapValue found) => new(
        Text(found, "group"), found.Text("spec", "kind"), Text(found, "providerConfig"), Text(found, "region"), (found.At("spec", "limit") as NumberValue)?.AsInteger ?? 0);

    /// <summary>What an annotation of a provider config says; what cannot be read there is no quota.</summary>
    public static IEnumerable<Quota> Of(string annotation, string providerConfig)
    {
        foreach (var entry in annotation.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (entry.Split('=', 2, StringSplitOptions.TrimEntries) is [var what, var number] && long.TryParse(number, out var limit))
            {
                yield return what.Split('.', 2) is [var kind, var group] ? new(group, kind, providerConfig, null, limit) : new(null, what, providerConfig, null, limit);
            }
        }
    }

    public bool Counts(MapValue managed) =>
        managed.Kind() == Kind
        && (Group is null || KindBook.WithoutTwin(Group) == KindBook.WithoutTwin(Kinds.GroupOf(managed.ApiVersion())))
        && (ProviderConfig is null || ProviderConfig == (managed.At("spec", "providerConfigRef", "name")?.Text ?? "default"))
        && (Region is null || Region == (managed.At("spec", "forProvider", "region")?.Text ?? managed.At("spec", "forProvider", "location")?.Text));

    private static string? Text(MapValue found, string field) => found.At("spec", field)?.Text is { Length: > 0 } text ? text : null;
}
