using Portal.Kubernetes.Objects;

namespace Portal.Connections;

/// <summary>What kind of service something is, in the words of the Service Binding specification's <c>type</c>; from the names of its kind.</summary>
internal static class ServiceType
{
    // The first word that a name contains decides, so the narrower ones stand first.
    private static readonly (string Word, string Type)[] Words =
    [
        ("postgres", "postgresql"), ("aurora", "postgresql"), ("mariadb", "mysql"), ("mysql", "mysql"), ("redis", "redis"), ("valkey", "redis"), ("elasticache", "redis"),
        ("memorystore", "redis"), ("mongo", "mongodb"), ("documentdb", "mongodb"), ("rabbit", "rabbitmq"), ("amqp", "rabbitmq"), ("kafka", "kafka"),
        ("bucket", "s3"), ("objectstor", "s3"), ("s3", "s3"), ("cache", "redis"),
    ];

    /// <summary>Null where the names say nothing.</summary>
    public static string? Of(ResourceType type, IEnumerable<string> keys)
    {
        var text = $"{type.Kind} {type.Plural} {type.Group}".ToLowerInvariant();
        return Array.Find(Words, word => text.Contains(word.Word, StringComparison.Ordinal)).Type
            ?? (keys.Any(key => key.Contains("bucket", StringComparison.OrdinalIgnoreCase)) ? "s3" : null);
    }
}
