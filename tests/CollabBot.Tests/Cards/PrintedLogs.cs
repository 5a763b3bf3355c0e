using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace CollabBot.Tests.Cards;

/// <summary>Log lines as an operator gets them: of the service's own console, and as JSON with everything that it can tell.</summary>
internal sealed class PrintedLogs : ILoggerProvider, ISupportExternalScope
{
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging(builder => builder
        .AddSimpleConsole(console => console.SingleLine = console.IncludeScopes = true)
        .AddJsonConsole(console => console.IncludeScopes = true)).BuildServiceProvider();
    private readonly ConcurrentQueue<string> _printed = new();
    private readonly ConsoleFormatter[] _formatters;
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public PrintedLogs() => _formatters = [.. _services.GetServices<ConsoleFormatter>().Where(formatter => formatter.Name is ConsoleFormatterNames.Simple or ConsoleFormatterNames.Json)];

    /// <summary>Each as it was printed, without the break that ends it.</summary>
    public IReadOnlyCollection<string> Printed => _printed;

    public ILogger CreateLogger(string categoryName) => new Printer(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose() => _services.Dispose();

    private sealed class Printer(PrintedLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => logs._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            foreach (var form in logs._formatters)
            {
                using var writer = new StringWriter();
                form.Write(new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter), logs._scopes, writer);
                logs._printed.Enqueue(writer.ToString().TrimEnd('\r', '\n'));
            }
        }
    }
}
