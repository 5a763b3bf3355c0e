using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace CollabBot.BotFramework.Connector;

/// <summary>
/// Stops calling a host that does not work: after five calls or more of a minute, half of them failed, none goes out for a quarter of a minute;
/// then one does, and if it succeeds all do again. A refusal (4xx) is no failure: whoever refuses, works. Each process counts for itself. Safe for concurrent use.
/// </summary>
internal sealed partial class HostBreakers(TimeProvider time, ILogger<HostBreakers> logger)
{
    /// <summary>Why a call did not go out.</summary>
    public const string Open = "BreakerOpen";

    private readonly ConcurrentDictionary<string, ResiliencePipeline<ConnectorAnswer>> _breakers = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="host">With its port.</param>
    /// <param name="call">Tells by its answer what went wrong, and throws for nothing that the network does.</param>
    public async ValueTask<ConnectorAnswer> RunAsync<TState>(string host, Func<TState, ValueTask<ConnectorAnswer>> call, TState state)
    {
        // Without a token, since a call that is given up on must be counted: nobody gives up on a host that answers.
        var context = ResilienceContextPool.Shared.Get(CancellationToken.None);
        try
        {
            var outcome = await _breakers.GetOrAdd(host, static (host, self) => self.Create(host), this).ExecuteOutcomeAsync(
                static async (_, it) => Outcome.FromResult(await it.call(it.state)), context, (call, state));
            if (outcome.Exception is BrokenCircuitException broken)
            {
                return new ConnectorAnswer.NotSent(Open, broken.RetryAfter ?? BotLimits.BreakerPause);
            }

            outcome.ThrowIfException();
            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <returns>True where the host, or the way to it, does not work.</returns>
    public static bool IsFailure(ConnectorAnswer? answer) => answer switch
    {
        ConnectorAnswer.NotSent or ConnectorAnswer.NoAnswer => true,
        ConnectorAnswer.Responded responded => responded.Status is >= HttpStatusCode.InternalServerError and not HttpStatusCode.NotImplemented,
        _ => false,
    };

    private ResiliencePipeline<ConnectorAnswer> Create(string host) =>
        new ResiliencePipelineBuilder<ConnectorAnswer> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<ConnectorAnswer>
            {
                ShouldHandle = static arguments => ValueTask.FromResult(IsFailure(arguments.Outcome.Result)),
                MinimumThroughput = BotLimits.BreakerCalls,
                FailureRatio = BotLimits.BreakerFailureRatio,
                SamplingDuration = BotLimits.BreakerWindow,
                BreakDuration = BotLimits.BreakerPause,
                OnOpened = arguments =>
                {
                    LogOpened(host, arguments.BreakDuration.TotalSeconds);
                    return default;
                },
                OnClosed = _ =>
                {
                    LogClosed(host);
                    return default;
                },
            })
            .Build();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Calls to {Host} keep failing; none goes out for {Seconds} s.")]
    private partial void LogOpened(string host, double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Calls to {Host} succeed again.")]
    private partial void LogClosed(string host);
}
