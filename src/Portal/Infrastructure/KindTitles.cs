using Portal.Forms;
using Portal.Kubernetes.Objects;

namespace Portal.Infrastructure;

/// <summary>A kind as people call it: <c>XPostgreSQLInstance</c> is "PostgreSQL instance".</summary>
public static class KindTitles
{
    private static readonly string[] Names =
        ["PostgreSQL", "MySQL", "MariaDB", "MongoDB", "DynamoDB", "GitHub", "GitLab", "OpenSearch", "ElastiCache", "RabbitMQ", "CloudFront", "BigQuery", "CosmosDB", "NoSQL", "DocumentDB"];

    public static string Of(ResourceType type) => Of(type.Kind);

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

    private static string Lower(string words) => words.Length > 1 && char.IsLower(words[1]) ? char.ToLowerInvariant(words[0]) + words[1..] : words;
}
