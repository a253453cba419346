using Microsoft.Extensions.Logging;
using Portal.Kubernetes.Objects;

namespace Portal.Kubernetes.Cache;

internal static partial class ReflectorLog
{
    [LoggerMessage(1, LogLevel.Debug, "Listed {Type}: {Count} objects at {ResourceVersion}")]
    public static partial void Listed(this ILogger logger, ResourceType type, int count, string resourceVersion);

    [LoggerMessage(2, LogLevel.Information, "The watch of {Type} expired at {ResourceVersion}; listing again")]
    public static partial void Expired(this ILogger logger, ResourceType type, string resourceVersion);

    [LoggerMessage(3, LogLevel.Warning, "The API server refused {Type}: {Code} {Reason}")]
    public static partial void Refused(this ILogger logger, ResourceType type, int code, string reason);

    [LoggerMessage(4, LogLevel.Information, "The wire of {Type} broke: {Error} {Message}")]
    public static partial void Broken(this ILogger logger, ResourceType type, string error, string message);
}
