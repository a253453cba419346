namespace Portal.Infrastructure;

/// <summary>
/// Which resources, and in which order: what the page's URL, the API and the hub ask alike. Everything is optional; what is null narrows nothing.
/// </summary>
public sealed record ResourceQuery
{
    /// <summary>Words that name, kind, namespace, owner, application or cause contain, all of them.</summary>
    public string? Text { get; init; }

    /// <summary><c>plural.group</c>, or the kind as it is called.</summary>
    public string? Kind { get; init; }

    public string? Namespace { get; init; }

    /// <summary>As lists show it: <c>team-a</c>; <c>-</c> for what has no owner.</summary>
    public string? Owner { get; init; }

    /// <summary>The application's name or its entity reference.</summary>
    public string? Application { get; init; }

    /// <summary>States, separated by commas.</summary>
    public string? Health { get; init; }

    /// <summary><c>orders</c> (the default), <c>workloads</c> or <c>all</c>.</summary>
    public string? Show { get; init; }

    /// <summary><c>name</c> (the default), <c>kind</c>, <c>namespace</c>, <c>owner</c>, <c>application</c>, <c>age</c> or <c>health</c>; with <c>-</c> before it the other way round.</summary>
    public string? Sort { get; init; }

    /// <summary>Whether rows stand under their owner's name.</summary>
    public bool ByOwner { get; init; }
}
