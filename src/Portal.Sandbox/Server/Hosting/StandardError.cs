using System.Text;
using Microsoft.Extensions.Logging;

namespace Portal.Sandbox.Server;

/// <summary>Logging of the sandbox alone: warnings and errors, one line each with the exception below, on standard error.</summary>
internal static class StandardError
{
    public static ILoggerFactory Logs() => LoggerFactory.Create(builder => builder.AddProvider(new Provider()).SetMinimumLevel(LogLevel.Warning));

    private sealed class Provider : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Writer(categoryName);

        public void Dispose()
        {
        }
    }

    private sealed class Writer(string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var text = new StringBuilder($"{logLevel} {category}: {formatter(state, exception)}");
            Console.Error.WriteLine(exception is null ? text.ToString() : text.AppendLine().Append(exception).ToString());
        }
    }
}
