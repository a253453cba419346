namespace Portal.Shell;

internal static partial class ShellLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "A part of a page failed")]
    public static partial void ZoneFailed(ILogger logger, Exception exception);
}
