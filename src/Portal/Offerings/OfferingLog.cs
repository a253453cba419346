namespace Portal.Offerings;

internal static partial class OfferingLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} offerings, {Broken} of them broken")]
    public static partial void Read(ILogger logger, int count, int broken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Offerings could not be read, tried again: {Reason}")]
    public static partial void NotRead(ILogger logger, string reason);
}
