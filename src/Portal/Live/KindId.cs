using Portal.Kubernetes.Objects;

namespace Portal.Live;

/// <summary>A kind whatever its version: group and plural, as URLs name it.</summary>
public readonly record struct KindId(string Group, string Plural)
{
    public static KindId Of(ResourceType type) => new(type.Group, type.Plural);
}
