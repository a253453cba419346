using Portal.Forms;
using Portal.Kubernetes.Objects;

namespace Portal.Infrastructure;

/// <summary>A kind as people call it: <c>XPostgreSQLInstance</c> is "PostgreSQL instance", an Instance of rds.aws.upbound.io an "RDS instance".</summary>
public static class KindTitles
{
    private static readonly string[] Names =
        ["PostgreSQL", "MySQL", "MariaDB", "MongoDB", "DynamoDB", "GitHub", "GitLab", "OpenSearch", "ElastiCache", "RabbitMQ", "CloudFront", "BigQuery", "CosmosDB", "NoSQL", "DocumentDB"];

    private static readonly HashSet<string> Vague = new(StringComparer.OrdinalIgnoreCase)
    {
        "Instance", "Cluster", "Database", "User", "Service", "Group", "Role", "Policy", "Key", "Table", "Queue", "Topic", "Server", "Object",
    };

    private static readonly HashSet<string> Clouds = new(StringComparer.OrdinalIgnoreCase) { "aws", "gcp", "azure" };

    public static string Of(ResourceType type) => Of(type.Group, type.Kind);

    /// <summary>Kinds that say little are said with their cloud's service.</summary>
    public static string Of(string group, string kind) => Vague.Contains(kind) && Service(group) is { } service ? $"{service} {Lower(Of(kind))}" : Of(kind);

    public static string Of(string kind)
    {
        var bare = kind.Length > 2 && kind[0] == 'X' && char.IsUpper(kind[1]) ? kind[1..] : kind;
        bare = bare.StartsWith("Composite", StringComparison.Ordinal) && bare.Length > 10 && char.IsUpper(bare[9]) ? bare[9..] : bare;
        var name = Array.Find(Names, known => bare.Contains(known, StringComparison.Ordinal));
        if (name is null)
        {
            return Humanised.Of(bare);
        }

        var at = bare.IndexOf(name, StringComparison.Ordinal);
        var before = at == 0 ? "" : Humanised.Of(bare[..at]) + " ";
        var after = bare[(at + name.Length)..] is { Length: > 0 } rest ? " " + Lower(Humanised.Of(rest)) : "";
        return before + name + after;
    }

    /// <summary>The service in an Upbound provider's group: rds of rds.aws.upbound.io and of rds.aws.m.upbound.io.</summary>
    private static string? Service(string group) =>
        group.Split('.') is [var service, var cloud, ..] && Clouds.Contains(cloud) ? service.Length <= 4 ? service.ToUpperInvariant() : Humanised.Of(service) : null;

    private static string Lower(string words) => words.Length > 1 && char.IsLower(words[1]) ? char.ToLowerInvariant(words[0]) + words[1..] : words;
}
