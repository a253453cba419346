using Portal.Infrastructure;

namespace Portal.Live;

/// <summary>One thing that runs, as programs get it. <paramref name="Object"/> is <c>{group}/{plural}/{namespace|_}/{name}</c>; times are UTC.</summary>
public sealed record ResourceSummary(
    string Object, string Uid, string ApiVersion, string Kind, string Title, string? Namespace, string Name, string? Owner, string? Application,
    DateTimeOffset? Created, string Health, string? Cause)
{
    public static ResourceSummary Of(ResourceRow row) => new(
        row.Key.Path, row.Uid, row.Key.Type.ApiVersion, row.Key.Type.Kind, row.Title, row.Key.Namespace, row.Key.Name, row.Owner, row.Application?.Text,
        row.Created, row.Health.State.ToString(), row.Health.Cause);
}
