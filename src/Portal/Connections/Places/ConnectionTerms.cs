using Portal.Live;

namespace Portal.Connections;

/// <summary>What an offering promises of credentials.</summary>
/// <param name="Expected">The XRD's <c>connectionSecretKeys</c>.</param>
/// <param name="Publishes">Whether the composition maps any connection key (1.x) or makes a Secret (2.x); null where it cannot be told from its text.</param>
/// <param name="IsSecondGeneration">Whether the XRD's scope is one of Crossplane 2.x; null where no XRD was found.</param>
public sealed record ConnectionTerms(LiveList<string> Expected, bool? Publishes, bool? IsSecondGeneration)
{
    public static ConnectionTerms Unknown { get; } = new(new([]), null, null);
}
