using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Privacy;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>Opens a team's round: reads the roster, fixes the promise, and sets the asking going.</summary>
/// <remarks>Safe to repeat at any point: the plan that was written first stands, and every later step finds what is done already.</remarks>
public sealed class OpenRound(IRoster roster, TeamRegistry teams, Rounds rounds, HoldToDecisions decisions, WorkHints hints)
{
    /// <summary>How many people one hint asks.</summary>
    internal const int ChunkSize = 50;

    /// <param name="date">The team's local date that names the round.</param>
    public Task<OpenRoundOutcome> HandleAsync(TeamRef team, DateOnly date, CancellationToken cancellationToken) => HandleAsync(team, date, null, cancellationToken);

    /// <param name="last">The last instant, inclusive, at which the round may begin; null for as long as its day lasts.</param>
    internal async Task<OpenRoundOutcome> HandleAsync(TeamRef team, DateOnly date, DateTimeOffset? last, CancellationToken cancellationToken)
    {
        var round = new RoundRef(team, RoundId.Of(team, date));
        if (await rounds.FindPlanAsync(round, cancellationToken) is { } existing)
        {
            return await SetGoingAsync(existing, cancellationToken);
        }

        if (await teams.FindAsync(team, cancellationToken) is not { Status: TeamStatus.Active } found)
        {
            return new OpenRoundOutcome.TeamGone();
        }

        var (settings, auditHead) = await decisions.HandleAsync(found, cancellationToken);

        var now = await rounds.NowAsync(cancellationToken);
        if (last is { } until ? now > until : IsOver(date, settings, now))
        {
            return new OpenRoundOutcome.TooLate();
        }

        var history = await teams.HistoryAsync(team, cancellationToken);
        if (history.TooNear(date) is { } earliest)
        {
            await rounds.UnmarkActiveAsync(round, cancellationToken);
            return new OpenRoundOutcome.TooSoon(earliest);
        }

        var promised = await rounds.LastPromiseAsync(team, history, cancellationToken);
        return await roster.ReadAsync(team, cancellationToken) switch
        {
            RosterReading.Complete complete => await PlanAsync(round, date, settings, auditHead, now, history, promised, complete.Members, cancellationToken),
            RosterReading.Unavailable unavailable => new OpenRoundOutcome.RosterUnavailable(unavailable.Code),
            _ => new OpenRoundOutcome.TeamGone(),
        };
    }

    /// <summary>A round that could not be opened on its day, or within the grace that may run into the next, is not opened out of turn.</summary>
    private static bool IsOver(DateOnly date, Team team, DateTimeOffset now) => DraftRound.ClockOf(team).DateAt(now - LateStart.Grace) > date;

    private async Task<Attendance> MeetAsync(Team team, DraftRound draft, DateOnly date, TeamHistory history, Promise? last, IReadOnlyList<RosterMember> members, CancellationToken cancellationToken)
    {
        Attendance? attendance = null;
        await teams.UpdateMembershipAsync(team.Ref, membership => (attendance = draft.Meet(membership, history, date, last, members)).Membership, cancellationToken);
        return attendance!;
    }

    private async Task<OpenRoundOutcome> PlanAsync(RoundRef round, DateOnly date, Team team, string auditHead, DateTimeOffset now, TeamHistory before, Promise? last, IReadOnlyList<RosterMember> members, CancellationToken cancellationToken)
    {
        var draft = new DraftRound(team, new KeyedShuffle(teams.AssignmentKey(team)));
        var people = await MeetAsync(team, draft, date, before, last, members, cancellationToken);
        if (!people.IsEnough)
        {
            return new OpenRoundOutcome.TooFewPeople(people.Asked.Count, people.Promise.Threshold);
        }

        // Marked before anything else, so that nothing of it can be forgotten; reserved before it is planned, so that of two dates at once one round comes.
        await rounds.MarkActiveAsync(new ActiveRound(round, date), cancellationToken);
        var history = await teams.UpdateHistoryAsync(round.Team, current => current.WithReserved(date), cancellationToken);
        if (history.TooNear(date) is { } earliest)
        {
            await rounds.UnmarkActiveAsync(round, cancellationToken);
            return new OpenRoundOutcome.TooSoon(earliest);
        }

        var plan = draft.PlanOf(date, now, history.RoundsPlanned, people, last, auditHead);
        if (IsFarFrom(team.Size, people.Asked.Count))
        {
            await teams.UpdateAsync(round.Team, current => current is null ? null : current with { Size = people.Asked.Count }, cancellationToken);
        }

        return await SetGoingAsync(await rounds.FixPlanAsync(plan, cancellationToken), cancellationToken);
    }

    /// <summary>The schedule needs a team's size only roughly, and most weeks it is as it was.</summary>
    private static bool IsFarFrom(int? size, int asked) => size is not { } known || Math.Abs(known - asked) * 4 > known;

    private async Task<OpenRoundOutcome> SetGoingAsync(RoundPlan plan, CancellationToken cancellationToken)
    {
        if (await rounds.FindStateAsync(plan.Ref, cancellationToken) is { } state)
        {
            return new OpenRoundOutcome.AlreadyThere(state.InForce(plan), state.Phase);
        }

        await rounds.MakeKeyAsync(plan.Ref, cancellationToken);
        await teams.UpdateHistoryAsync(plan.Ref.Team, history => history.Begun(plan), cancellationToken);
        await rounds.OpenAsync(plan.Ref, cancellationToken);
        for (var chunk = 0; chunk < Chunks(plan); chunk++)
        {
            await hints.SendAsync(new WorkItem.AskChunk(plan.Ref, chunk), cancellationToken);
        }

        if (plan is { Comments: not null, Pulse.Index: 0 })
        {
            // The sweep before may not have come to its last round. If the hint is lost, this round ends it when it is told.
            await hints.SendAsync(new WorkItem.EndSweeps(plan.Ref), cancellationToken);
        }

        return new OpenRoundOutcome.Opened(plan);
    }

    internal static int Chunks(RoundPlan plan) => (plan.Participants.Count + ChunkSize - 1) / ChunkSize;
}

/// <summary>What came of opening a round.</summary>
public abstract record OpenRoundOutcome
{
    private OpenRoundOutcome()
    {
    }

    public sealed record Opened(RoundPlan Plan) : OpenRoundOutcome;

    /// <summary>The team has had this day's round already; it is now in <paramref name="Phase"/>.</summary>
    public sealed record AlreadyThere(RoundPlan Plan, RoundPhase Phase) : OpenRoundOutcome;

    /// <summary>Less than a week after the last round.</summary>
    /// <param name="Earliest">The first local date on which the team may be asked again.</param>
    public sealed record TooSoon(DateOnly Earliest) : OpenRoundOutcome;

    /// <summary>The day of this round is over; the next one comes with the next week.</summary>
    public sealed record TooLate : OpenRoundOutcome;

    /// <summary>Even if everybody answered, nothing could be shown safely; so nobody is asked.</summary>
    public sealed record TooFewPeople(int Asked, ReleaseThreshold Needed) : OpenRoundOutcome;

    /// <summary>The roster could not be read to its end; try again later.</summary>
    public sealed record RosterUnavailable(string Code) : OpenRoundOutcome;

    /// <summary>The bot is not in the team.</summary>
    public sealed record TeamGone : OpenRoundOutcome;
}
