using Portal.Kubernetes.Objects;

namespace Portal.Testing.Api;

/// <summary>Where a URL of the API points.</summary>
internal sealed record FakePath(string Group, string Version, string? Namespace, string Plural, string? Name, string? Subresource)
{
    public static FakePath? Parse(string path)
    {
        var parts = path.Trim('/').Split('/').Select(Uri.UnescapeDataString).ToArray();
        var skip = parts[0] switch { "api" => 2, "apis" => 3, _ => int.MaxValue };
        if (parts.Length <= skip)
        {
            return null;
        }

        var (group, version) = skip == 2 ? ("", parts[1]) : (parts[1], parts[2]);
        var rest = parts[skip..];
        var ns = rest is ["namespaces", _, _, ..] ? rest[1] : null;
        rest = ns is null ? rest : rest[2..];
        return new FakePath(group, version, ns, rest[0], rest.ElementAtOrDefault(1), rest.ElementAtOrDefault(2));
    }

    public bool Means(ResourceType type) => type.Group == Group && type.Version == Version && type.Plural == Plural;
}
