using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ReferralBot.Testing;

/// <summary>The log, as lines that a test can read.</summary>
public sealed class WrittenLog : ILoggerProvider, ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Line)> _lines = new();

    public IEnumerable<string> Of(LogLevel level) =>
        _lines.Where(written => written.Level == level).Select(written => written.Line);

    public IEnumerable<string> All => _lines.Select(written => written.Line);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) =>
        throw new NotSupportedException("Everything is written here, and nowhere else.");

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => _lines.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));

    public void Dispose() { }
}
