using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Nudges;

/// <summary>Chooses what a team, and its leader, are given in a week, once, and sees to it that it is given and asked about.</summary>
/// <remarks>
/// What was decided first stands: who repeats it gets the same. What goes to the channel or to leaders is carried by what is told of a round; a personal nudge, and whatever
/// is given to a team of which nothing is told, has an errand of its own.
/// </remarks>
public sealed class ChooseNudge(NudgeDesk desk, TeamRegistry teams, TeamPolls polls, Errands errands, LeaderDesks digests)
{
    /// <summary>So long after a nudge was given it is asked whether it helped, and so long after that the votes are counted.</summary>
    public static readonly TimeSpan BetweenSteps = TimeSpan.FromDays(7);

    /// <summary>Levels of so many sweeps say which area is one of the lower.</summary>
    private const int SweepsLookedAt = 2;

    /// <summary>Of a round that is about to be told.</summary>
    /// <param name="history">With the release of this round.</param>
    /// <param name="evidence">Of what the team was told, this round included.</param>
    /// <param name="isForChannel">The summary goes to the channel; else to each person, and what comes after it does too.</param>
    public Task<NudgesToGive> HandleAsync(RoundPlan plan, Team team, TeamHistory history, TeamEvidence evidence, bool isForChannel, CancellationToken cancellationToken)
    {
        var told = SweepsLookedAt * (plan.Pulse?.Pattern ?? SweepPattern.Default).PulsesPerSweep;
        var releases = history.Releases.Where(release => release.Date <= plan.Date).OrderBy(release => release.Date).TakeLast(told);
        return HandleAsync(team, plan.Date, NudgeEvidence.Of(releases, evidence.Latest), plan.DigestReaders.Count > 0, new Carrier(isForChannel, plan), cancellationToken);
    }

    /// <summary>Of a team that is too small to be asked, on the date on which it would be: what it is given rests on nothing that anybody answered.</summary>
    public Task<NudgesToGive> HandleAsync(Team team, DateOnly date, CancellationToken cancellationToken) =>
        HandleAsync(team, date, NudgeEvidence.None, team.Leaders.Count > 0, null, cancellationToken);

    private async Task<NudgesToGive> HandleAsync(Team team, DateOnly date, NudgeEvidence evidence, bool hasLeader, Carrier? carrier, CancellationToken cancellationToken)
    {
        if (team.TakesNoNudges && await desk.FindAsync(team.Ref, date, cancellationToken) is null)
        {
            return new NudgesToGive(null, null);
        }

        var week = await desk.FindAsync(team.Ref, date, cancellationToken)
            ?? await desk.FixAsync(team.Ref, date, await DecideAsync(team, evidence, hasLeader, cancellationToken), cancellationToken);

        // Entered after it is fixed: what is entered is what holds.
        var record = await desk.UpdateRecordAsync(team.Ref, current => week.Turns.Aggregate(current, (entered, turn) => Enter(entered, turn, week.On)), cancellationToken);
        var given = new NudgesToGive(null, null);
        foreach (var turn in week.Turns)
        {
            var nudge = new NudgeRef(team.Ref, week.On, turn.Role);
            if (turn.Choice is not { } choice || record.Find(nudge.Role, nudge.On) is not { Helped: null })
            {
                continue;
            }

            var offer = new NudgeOffer(nudge, choice.NudgeId);
            var isCarried = carrier is not null && (turn.Role is NudgeRole.Leader || offer.Nudge is { Place: NudgePlace.Channel });
            await BeginAsync(nudge, isCarried ? carrier : null, team, cancellationToken);
            given = !isCarried ? given : turn.Role is NudgeRole.Leader ? given with { ForLeader = offer } : given with { ForTeam = offer };
        }

        return given;
    }

    private async Task<NudgesOfWeek> DecideAsync(Team team, NudgeEvidence evidence, bool hasLeader, CancellationToken cancellationToken)
    {
        var on = ClockOf(team).DateAt(await errands.NowAsync(cancellationToken));
        var situation = new NudgeSituation(NudgeLibrary.Shipped, await desk.RecordAsync(team.Ref, cancellationToken), evidence, on) { HasLeader = hasLeader, Calendar = team.Calendar };
        var chance = new KeyedShuffle(teams.AssignmentKey(team));
        var turns = new List<NudgeTurn>();
        foreach (var role in hasLeader ? (NudgeRole[])[NudgeRole.Leader, NudgeRole.Team] : [NudgeRole.Team])
        {
            var turn = await DecideAsync(team.Ref.Tenant, situation, role, chance.Draw("nudge", team.Ref.Team.Value, new NudgeRef(team.Ref, on, role).Id), cancellationToken);
            situation = situation with { Record = Enter(situation.Record, turn, on) };
            turns.Add(turn);
        }

        return new NudgesOfWeek(on, turns);
    }

    private async Task<NudgeTurn> DecideAsync(TenantId tenant, NudgeSituation situation, NudgeRole role, string seed, CancellationToken cancellationToken)
    {
        while (NudgePolicy.Decide(situation, role, seed) is NudgeDecision.OneOf allowed)
        {
            var tallies = new Dictionary<string, NudgeTally>(StringComparer.Ordinal);
            foreach (var nudge in allowed.Nudges)
            {
                tallies[nudge.Id] = await desk.TallyAsync(tenant, nudge.Id, cancellationToken);
            }

            var record = situation.Record;
            var retired = tallies.Where(one => one.Value.IsRetired).Select(one => one.Key).ToList();
            if (retired is [])
            {
                var candidates = allowed.Nudges.Select(nudge => NudgeLearning.Believe(nudge.Id, tallies[nudge.Id].Sums.Minus(record.SumsOf(nudge.Id)), record.SumsOf(nudge.Id)));
                return new NudgeTurn(role, NudgeLearning.Choose(seed, [.. candidates], Explores(situation)), allowed.Basis, null);
            }

            // Only what might be given is looked up; the policy is asked again without what is retired.
            situation = situation with { Retired = [.. situation.Retired, .. retired] };
        }

        return new NudgeTurn(role, null, null, ((NudgeDecision.Nothing)NudgePolicy.Decide(situation, role, seed)).Why);
    }

    private static TeamClock ClockOf(Team team) => TeamClock.For((team.Cadence ?? PulseCadence.Default).ZoneId);

    /// <returns>When people are asked about what they are given at an instant: a week later, or on the next working day.</returns>
    internal static DateTimeOffset AsksAfter(DateTimeOffset given, Team team) => ClockOf(team).OnWorkingDay(given + BetweenSteps, team.Calendar);

    /// <returns>Null when the team is at work; on a day off the same time on the next working day.</returns>
    internal static DateTimeOffset? WorkingFrom(DateTimeOffset now, Team team) =>
        ClockOf(team) is var clock && team.Calendar.IsDayOff(clock.DateAt(now)) ? clock.OnWorkingDay(now, team.Calendar) : null;

    private static bool Explores(NudgeSituation situation) =>
        situation.Record.Given is not [var first, ..] || situation.On < first.On.AddDays(7 * NudgeLearning.WeeksOfExploration);

    private static NudgeRecord Enter(NudgeRecord record, NudgeTurn turn, DateOnly on) =>
        turn.Choice is { } choice ? record.With(new GivenNudge(choice.NudgeId, turn.Role, on))
        : turn.Why is NudgeSilence.PutOff ? record.Rested(on)
        : record;

    /// <summary>Takes replies from now on, and sets what comes next about it.</summary>
    private async Task BeginAsync(NudgeRef nudge, Carrier? carrier, Team team, CancellationToken cancellationToken)
    {
        var now = await errands.NowAsync(cancellationToken);
        var asksAt = AsksAfter(nudge.Role is NudgeRole.Leader && carrier is not null ? await LastDigestAsync(carrier.Plan, now, cancellationToken) : now, team);

        await polls.OpenAsync(nudge.Poll, asksAt + BetweenSteps, cancellationToken);
        var (at, next) = carrier is { IsForChannel: var isForChannel } ? (asksAt, (Errand)new Errand.FollowUpNudge(nudge, InPerson: !isForChannel)) : (now, new Errand.GiveNudge(nudge));
        await errands.SetIfNoneAsync(nudge.Team.Tenant, nudge.Errand, at, next, cancellationToken);
    }

    /// <summary>When the last of those who lead has the digest that is to come.</summary>
    private async Task<DateTimeOffset> LastDigestAsync(RoundPlan plan, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var last = now;
        foreach (var leader in plan.DigestReaders)
        {
            var next = await digests.NextAsync(new PersonRef(plan.Ref.Tenant, leader), plan.ZoneId, cancellationToken);
            last = next.At > last ? next.At : last;
        }

        return last;
    }

    /// <summary>What is told of a round.</summary>
    private sealed record Carrier(bool IsForChannel, RoundPlan Plan);
}
