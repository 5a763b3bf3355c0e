using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Cadence;

/// <summary>Finds the teams whose round falls due by the clock, and hints that it be opened.</summary>
/// <remarks>
/// Holds each team's next due time in memory and reads a team again only when its revision changes. Correctness does not rest on that memory:
/// a hint given twice, also after a restart, opens one round, because the local date names it. For use by one loop; not safe for concurrent use.
/// </remarks>
public sealed class OpenDueRounds(TeamRegistry teams, WorkHints hints, TimeProvider time)
{
    /// <summary>A round this late is still opened, as after an outage; a later one waits for the next week.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(4);

    private readonly Dictionary<TeamRef, (Revision Revision, WeeklyCadence? Cadence, Occurrence? Next)> _due = [];

    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await foreach (var (team, revision) in teams.ListAsync(cancellationToken))
        {
            if (!_due.TryGetValue(team, out var known) || known.Revision != revision)
            {
                known = (revision, null, null);
                if (await teams.FindAsync(team, cancellationToken) is { Status: TeamStatus.Active, Cadence: { } cadence } settings)
                {
                    known = (revision, cadence, FirstFor(cadence, settings.CadenceSince ?? settings.InstalledAt, now));
                }
            }

            if (known is { Cadence: { } due, Next: { } next } && next.At <= now)
            {
                if (now - next.At <= Grace)
                {
                    await hints.SendAsync(new WorkItem.OpenRound(team, next.Date), cancellationToken);
                }

                known = known with { Next = Occurrence.NextAfter(due, now, null) };
            }

            _due[team] = known;
        }
    }

    /// <summary>The occurrence to wait for, or the one just missed if it is young enough and the cadence was in force before it.</summary>
    private static Occurrence FirstFor(WeeklyCadence cadence, DateTimeOffset since, DateTimeOffset now)
    {
        var latest = Occurrence.LatestAt(cadence, now);
        return now - latest.At <= Grace && latest.At > since ? latest : Occurrence.NextAfter(cadence, now, null);
    }
}
