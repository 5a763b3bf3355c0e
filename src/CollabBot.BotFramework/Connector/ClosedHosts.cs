using System.Collections.Concurrent;

namespace CollabBot.BotFramework.Connector;

/// <summary>
/// Hosts to which calls did not go out lately, and until when it is not worth trying: as long as the breaker or the sign-in says, and at least a
/// twentieth of how long it has been so, up to five minutes. Then one caller at a time finds out. Each process remembers for itself. Safe for concurrent use.
/// </summary>
internal sealed class ClosedHosts(TimeProvider time)
{
    private const int ShareOfTheOutage = 20;

    /// <summary>Meanwhile whoever is told to find out has done so.</summary>
    private static readonly TimeSpan Trial = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Closed> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Nearly always so.</summary>
    public bool AreNone => _hosts.IsEmpty;

    /// <summary>Learns from what became of a call.</summary>
    /// <param name="host">With its port.</param>
    public void Note(string host, ConnectorAnswer answer)
    {
        if (!HostBreakers.IsFailure(answer))
        {
            if (!AreNone)
            {
                _hosts.TryRemove(host, out _);
            }

            return;
        }

        var now = time.GetTimestamp();
        if (_hosts.TryGetValue(host, out var before))
        {
            // Whoever changed it in between has seen the same.
            var wait = (answer as ConnectorAnswer.NotSent)?.RetryAfter ?? BotLimits.BreakerPause;
            var after = before with
            {
                At = now,
                Wait = Longer(wait, ShareOf(time.GetElapsedTime(before.Since, now))),
                IsReached = answer is ConnectorAnswer.NotSent { Reason: var why } ? why == HostBreakers.Open && before.IsReached : true,
            };
            _hosts.TryUpdate(host, after, before);
        }
        else if (answer is ConnectorAnswer.NotSent held)
        {
            // A breaker opens without anything of the kind before it only where the host answers, and badly.
            _hosts.TryAdd(host, new Closed(now, now, held.RetryAfter ?? TimeSpan.Zero, IsReached: held.Reason == HostBreakers.Open));
        }
    }

    /// <summary>Whether calls go out to a host; where they do not, for how long. Whoever is told <see cref="Way.ToBeAsked"/> asks something harmless at once.</summary>
    public (Way Way, TimeSpan For) Find(string host)
    {
        while (_hosts.TryGetValue(host, out var closed))
        {
            var now = time.GetTimestamp();
            if (closed.Wait - time.GetElapsedTime(closed.At, now) is { Ticks: > 0 } left)
            {
                return (Way.Closed, left);
            }

            if (_hosts.TryUpdate(host, closed with { At = now, Wait = Trial }, closed))
            {
                // Where sends are answered badly, a read that succeeds would prove nothing and let many of them go at once.
                return (closed.IsReached ? Way.Open : Way.ToBeAsked, TimeSpan.Zero);
            }
        }

        return (Way.Open, TimeSpan.Zero);
    }

    private static TimeSpan ShareOf(TimeSpan outage) => outage / ShareOfTheOutage < BotLimits.MaxPause ? outage / ShareOfTheOutage : BotLimits.MaxPause;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <param name="Since">Timestamp of the first call that did not go out.</param>
    /// <param name="At">Timestamp from which <paramref name="Wait"/> runs.</param>
    /// <param name="IsReached">The host was reached and answered badly.</param>
    private sealed record Closed(long Since, long At, TimeSpan Wait, bool IsReached);
}

/// <summary>Whether calls go out to a host.</summary>
internal enum Way
{
    /// <summary>As far as is known.</summary>
    Open,

    /// <summary>They did not, and might again.</summary>
    ToBeAsked,

    Closed,
}
