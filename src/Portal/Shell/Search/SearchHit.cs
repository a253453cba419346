using Portal.Infrastructure;

namespace Portal.Shell;

/// <summary>One thing that was found, as the palette and the search page show it.</summary>
/// <param name="Group">The heading that it stands under: Pages, Catalog, Offerings, Infrastructure.</param>
/// <param name="Title">Its name, which the words are matched against first.</param>
/// <param name="Detail">What tells it from others of its name; matched too.</param>
/// <param name="Href">Its page, relative to the portal's base.</param>
public sealed record SearchHit(string Group, string Title, string Detail, string Href, string Icon)
{
    /// <summary>How a live object is doing.</summary>
    public HealthState? Health { get; init; }

    /// <summary>The cause beside the health, if there is one.</summary>
    public string? Cause { get; init; }

    /// <summary>The live object's public name, <c>group/plural/namespace/name</c>.</summary>
    public string? ObjectPath { get; init; }
}
