namespace Portal.Catalog;

internal static partial class CatalogLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The catalog's files could not be read; the last reading stays")]
    public static partial void Unreadable(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Catalog read: {Entities} entities of {Files} files, {Problems} problems, {Milliseconds:F0} ms")]
    public static partial void Read(ILogger logger, int entities, int files, int problems, double milliseconds);
}
