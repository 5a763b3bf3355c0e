using System.Globalization;
using CollabBot.Doubles.Teams.Faults;

namespace CollabBot.Doubles.Teams.Connector;

/// <summary>What every call goes through, in this order: token, fault, delay, limit, and then what was asked for. Half of a delay comes before anything is accepted and half after.</summary>
internal sealed class CallPipeline(BotTokens? tokens, FaultPlan faults, Throttle throttle, TimeProvider time, int seed)
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);
    private volatile Latency _latency = Latency.None;
    private volatile bool _saysDates;

    public Latency Latency
    {
        get => _latency;
        set => _latency = value;
    }

    /// <summary>Whether <c>Retry-After</c> is a date, and not a number of seconds.</summary>
    public bool SaysDates
    {
        get => _saysDates;
        set => _saysDates = value;
    }

    /// <summary>How refusals of the limits are written.</summary>
    public ErrorShape Shape { get; set; }

    /// <param name="subject">The conversation, person or team that it is about, for faults and limits.</param>
    /// <returns>Null when the connection is to be cut.</returns>
    public async Task<ConnectorReply?> RunAsync(string? authorization, ConnectorOperation operation, string subject, Func<ValueTask<ConnectorReply>> act)
    {
        if (tokens is not null && await tokens.WhyNotAsync(authorization) is { } denied)
        {
            return denied;
        }

        var fault = faults.Next(operation, subject);
        var half = (SampleLatency() + (fault is Fault.Slow slow ? slow.By : TimeSpan.Zero)) / 2;
        await WaitAsync(half);
        var reply = fault switch
        {
            Fault.Refused refused => ConnectorReply.Of(refused.Error, refused.Shape, refused.RetryAfter is { } wait ? RetryAfter(wait) : null),
            Fault.CutBefore => null,
            _ => await AcceptAsync(fault, operation, subject, act),
        };
        await WaitAsync(half);
        return reply;
    }

    private async Task<ConnectorReply?> AcceptAsync(Fault? fault, ConnectorOperation operation, string subject, Func<ValueTask<ConnectorReply>> act)
    {
        if (throttle.Ask(operation, subject) is { } wait)
        {
            return ConnectorReply.Of(ConnectorError.Throttled, Shape, RetryAfter(wait));
        }

        var reply = await act();
        return reply.Status >= 300 ? reply : fault switch
        {
            Fault.AcceptedThenFailed failed => ConnectorReply.Of(ConnectorError.OfGateway(failed.Status), failed.Shape),
            Fault.AcceptedThenCut => null,
            Fault.AcceptedWithoutId => ConnectorReply.Empty(202),
            _ => reply,
        };
    }

    /// <summary>Whole seconds, rounded up, so that who waits as asked is not refused again.</summary>
    private string RetryAfter(TimeSpan wait)
    {
        var seconds = Math.Ceiling(wait.TotalSeconds);
        return SaysDates
            ? (time.GetUtcNow().AddSeconds(seconds + 1)).ToString("R", CultureInfo.InvariantCulture)
            : seconds.ToString(CultureInfo.InvariantCulture);
    }

    private TimeSpan SampleLatency()
    {
        var latency = Latency;
        if (latency == Latency.None)
        {
            return TimeSpan.Zero;
        }

        lock (_gate)
        {
            return latency.Sample(_random);
        }
    }

    /// <summary>Not cut short when the bot hangs up: the connector would go on too.</summary>
    private Task WaitAsync(TimeSpan wait) => wait > TimeSpan.Zero ? Task.Delay(wait, time) : Task.CompletedTask;
}
