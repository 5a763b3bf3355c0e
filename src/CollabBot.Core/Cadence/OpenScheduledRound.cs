using CollabBot.Core.Administration;
using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Cadence;

/// <summary>Opens a round that the schedule says is due, or sees to it that it is recorded and told why not.</summary>
/// <remarks>Asks the team's settings and history, not the schedule, whether the date is due at all: the schedule offers every week, and a hint may be older than a change.</remarks>
public sealed class OpenScheduledRound(TeamRegistry teams, Rounds rounds, OpenRound open, SkipRounds skip, EmergencyStops stops, ScheduleMetrics metrics)
{
    private static readonly TimeSpan RosterRetry = TimeSpan.FromMinutes(1);

    /// <param name="start">When it was to start: the hour of the cadence, or somewhat later within the tenant's <see cref="StartWindow"/>.</param>
    public async Task<WorkOutcome> HandleAsync(TeamRef team, DateOnly date, DateTimeOffset start, CancellationToken cancellationToken)
    {
        if (await teams.FindAsync(team, cancellationToken) is not { Cadence: { } cadence } settings
            || !IsToOpen(date, ScheduledTeam.Of(settings, null), await teams.HistoryAsync(team, cancellationToken)))
        {
            return WorkOutcome.Done.Instance;
        }

        var last = LateStart.Last(TeamClock.For(cadence.ZoneId), date, start);
        if (await stops.IsStoppedAsync(team.Tenant, cancellationToken))
        {
            return await rounds.NowAsync(cancellationToken) + EmergencyStops.LookAgain <= last
                ? new WorkOutcome.Again(EmergencyStops.LookAgain)
                : await skip.HandleAsync(team, [date], SkipReason.Outage, cancellationToken);
        }

        var outcome = await open.HandleAsync(team, date, last, cancellationToken);
        if (outcome is OpenRoundOutcome.Opened opened)
        {
            metrics.Opened(opened.Plan.OpensAt - start);
        }

        SkipReason? reason = outcome switch
        {
            OpenRoundOutcome.TooLate => SkipReason.Outage,
            OpenRoundOutcome.TooFewPeople => SkipReason.TooFewPeople,
            OpenRoundOutcome.TooSoon => SkipReason.AskedRecently,
            OpenRoundOutcome.TeamGone => SkipReason.TeamUnreachable,
            OpenRoundOutcome.RosterUnavailable => SkipReason.RosterUnavailable,
            _ => null,
        };
        if (reason is SkipReason.RosterUnavailable && await rounds.NowAsync(cancellationToken) + RosterRetry <= last)
        {
            return new WorkOutcome.Again(RosterRetry);
        }

        return reason is { } why ? await skip.HandleAsync(team, [date], why, cancellationToken) : WorkOutcome.Done.Instance;
    }

    /// <summary>A round that has begun may not have come far: whoever opens it again goes on with it.</summary>
    private static bool IsToOpen(DateOnly date, ScheduledTeam team, TeamHistory history) =>
        team.On(date) is not null && (history.LatestDate == date || !team.IsSettled(date, history));
}
