using Portal.Catalog;
using Portal.Kubernetes.Objects;

namespace Portal.Infrastructure;

/// <summary>One thing that people run, as lists show it. <paramref name="Owner"/> is short (<c>team-a</c>); what is not known is null.</summary>
public sealed record ResourceRow(
    ObjectKey Key, string Uid, string Title, string? Owner, EntityRef? Application, DateTimeOffset? Created, Health Health, bool IsWorkload)
{
    /// <summary>Its page, relative to the portal's base.</summary>
    public string Href => ObjectPages.Of(Key);
}
