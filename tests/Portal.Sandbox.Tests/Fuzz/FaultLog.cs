using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Portal.Sandbox.Tests.Fuzz;

/// <summary>Keeps the exceptions that a sandbox logs: each of them is a mistake of its own.</summary>
internal sealed class FaultLog : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<Exception> _faults = new();

    /// <summary>One of each, told by its type and by where it was thrown.</summary>
    public IEnumerable<string> Faults => _faults.GroupBy(fault => $"{fault.GetType().Name} {fault.StackTrace?.Split('\n')[0]}").Select(group => $"{group.Count()} times {group.First()}");

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (exception is not null and not OperationCanceledException)
        {
            _faults.Enqueue(exception);
        }
    }

    public void Dispose()
    {
    }
}
