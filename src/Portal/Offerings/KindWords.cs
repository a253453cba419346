using Portal.Forms;
using Portal.Kubernetes.Objects;

namespace Portal.Offerings;

/// <summary>A kind as a person reads it: "RDS instance" for an Instance of rds.aws.upbound.io, "Subnet group" for a SubnetGroup.</summary>
public static class KindWords
{
    private static readonly HashSet<string> Vague = new(StringComparer.OrdinalIgnoreCase)
    {
        "Instance", "Cluster", "Database", "User", "Service", "Group", "Role", "Policy", "Key", "Table", "Queue", "Topic", "Server", "Object",
    };

    private static readonly HashSet<string> Clouds = new(StringComparer.OrdinalIgnoreCase) { "aws", "gcp", "azure" };

    public static string Of(ResourceType type) => Of(type.Group, type.Kind);

    public static string Of(string group, string kind)
    {
        var words = Humanised.Of(kind);
        return Service(group) is { } service && Vague.Contains(kind) ? $"{service} {char.ToLowerInvariant(words[0])}{words[1..]}" : words;
    }

    /// <summary>The service in an Upbound provider's group: rds of rds.aws.upbound.io and of rds.aws.m.upbound.io.</summary>
    private static string? Service(string group) =>
        group.Split('.') is [var service, var cloud, ..] && Clouds.Contains(cloud) ? service.Length <= 4 ? service.ToUpperInvariant() : Humanised.Of(service) : null;
}
