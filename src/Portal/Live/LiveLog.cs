namespace Portal.Live;

internal static partial class LiveLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Discovery failed, tried again in {Pause}: {Reason}")]
    public static partial void DiscoveryFailed(ILogger logger, TimeSpan pause, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Watching {Count} kinds")]
    public static partial void Watching(ILogger logger, int count);
}
