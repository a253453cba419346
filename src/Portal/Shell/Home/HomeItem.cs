using Portal.Infrastructure;

namespace Portal.Shell;

/// <summary>One live object as the home page shows it.</summary>
/// <param name="ObjectPath">Its public name, <c>group/plural/namespace/name</c>.</param>
/// <param name="Href">The order's page where it was ordered here, else the object's.</param>
public sealed record HomeItem(string ObjectPath, string Name, string Kind, string? Application, string? Owner, string Href, HealthState Health, string? Cause, DateTimeOffset? Since);
