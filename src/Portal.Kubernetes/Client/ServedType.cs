using Portal.Kubernetes.Objects;

namespace Portal.Kubernetes.Client;

/// <summary>A kind that the API server serves, as discovery tells it. <paramref name="Preferred"/> is true for the version that the server names first.</summary>
public sealed record ServedType(ResourceType Type, IReadOnlyList<string> Categories, IReadOnlyList<string> Verbs, bool Preferred)
{
    public bool Has(string category) => Categories.Contains(category);

    public bool CanWatch => Verbs.Contains("list") && Verbs.Contains("watch");
}
