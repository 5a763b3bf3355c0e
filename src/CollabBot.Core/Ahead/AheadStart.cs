using CollabBot.Core.Cadence;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Ahead;

/// <summary>A team as it stands, from where its next rounds can be told. Immutable.</summary>
/// <param name="Team">Set up, and as it is or as it would be saved.</param>
/// <param name="Last">What was promised with the newest round; null when there was none.</param>
/// <param name="Roster">Who is in the team; taken to stay so.</param>
internal sealed record AheadStart(Team Team, TeamHistory History, Membership Membership, Promise? Last, IReadOnlyList<RosterMember> Roster)
{
    private const int DaysPerWeek = 7;

    /// <summary>The same, as if nobody had chosen a pause, and nobody had opted out since the sweep started.</summary>
    public AheadStart AsIfAllWereThere() => this with
    {
        Team = Team with { OptedOut = [.. Team.OptedOut.Where(person => Membership.Find(person) is not { InSweep: true })] },
        Membership = Membership.WithoutPauses(),
    };

    /// <summary>
    /// Every date of the cadence that will be asked on, skipped or passed over: each decided by what decides it when its time comes. Nothing is taken to change: nobody joins, leaves
    /// or changes a setting, and enough answer and reply that the rhythm stays as it is.
    /// </summary>
    /// <param name="now">Only dates whose hour is after this.</param>
    /// <param name="to">Exclusive.</param>
    /// <param name="shuffle">Over the team's own secret.</param>
    public IEnumerable<DateAhead> Until(DateTimeOffset now, DateOnly to, KeyedShuffle shuffle)
    {
        if (Team.Cadence is not { } cadence)
        {
            yield break;
        }

        var (history, membership, last) = (History, Membership, Last);
        var (draft, scheduled) = (new DraftRound(Team, shuffle), ScheduledTeam.Of(Team, revision: null));
        for (var next = Occurrence.NextAfter(cadence, now, null); next.Date < to; next = Occurrence.NextAfter(cadence, next.At, next.Date.AddDays(DaysPerWeek)))
        {
            if (Team.Calendar.WhyNotAsking(next.Date) is { } why)
            {
                if (TeamRhythm.Of(Team, history)!.WouldBeDue(next.Date))
                {
                    yield return new DateAhead.Off(next.Date, why);
                }
            }
            else if (scheduled.On(next.Date) is { } occurrence && !scheduled.IsSettled(next.Date, history))
            {
                if (history.TooNear(next.Date) is not null)
                {
                    history = history.Skipped([next.Date], SkipReason.AskedRecently, told: false);
                    yield return new DateAhead.Skipped(next.Date, SkipReason.AskedRecently);
                    continue;
                }

                var people = draft.Meet(membership, history, next.Date, last, Roster);
                membership = people.Membership;
                if (!people.IsEnough)
                {
                    history = history.Skipped([next.Date], SkipReason.TooFewPeople, told: false);
                    yield return new DateAhead.Skipped(next.Date, SkipReason.TooFewPeople);
                    continue;
                }

                var plan = draft.PlanOf(next.Date, occurrence.At, history.RoundsPlanned, people, last, auditHead: null);
                history = history.WithReserved(next.Date).Begun(plan);
                last = Promise.Of(plan);
                yield return new DateAhead.Asks(plan);
            }
        }
    }
}
