using CollabBot.Core.Administration;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Ahead;

/// <summary>The dry run: says what will be asked of a team in the weeks to come, and what of it could be seen. Changes nothing.</summary>
/// <remarks>
/// Each date is decided by what decides it when it comes (<see cref="AheadStart"/>), so this cannot say something else than what happens. Without people it takes everybody
/// who was in the sweep when it started to be asked: who chose a pause, or opted out since, is shown to nobody, and neither a number nor a round that is skipped may tell of one.
/// </remarks>
public sealed class LookAhead(TeamRegistry teams, Rounds rounds, IRoster roster, AuditLog audit)
{
    private const int DaysPerWeek = 7;

    public async Task<LookAheadOutcome> HandleAsync(TeamRef team, AheadWish wish, CancellationToken cancellationToken)
    {
        if (wish.Weeks is < AheadPlan.FewestWeeks or > AheadPlan.MostWeeks)
        {
            return new LookAheadOutcome.WrongNumberOfWeeks(wish.Weeks);
        }

        if (await teams.FindAsync(team, cancellationToken) is not { Status: TeamStatus.Active } found)
        {
            return new LookAheadOutcome.NoSuchTeam();
        }

        var now = await rounds.NowAsync(cancellationToken);
        var decided = AuditedSettings.Protected(found, await audit.ReadAsync(team, cancellationToken));
        var settings = wish.SetUp?.In(decided, now) ?? decided;
        if (settings.Cadence is null)
        {
            return new LookAheadOutcome.NotSetUp();
        }

        var membership = await teams.MembershipAsync(team, cancellationToken);
        if (await PeopleAsync(team, membership, cancellationToken) is not ({ Count: > 0 } people, var source))
        {
            return new LookAheadOutcome.RosterUnavailable();
        }

        var history = await teams.HistoryAsync(team, cancellationToken);
        var start = new AheadStart(settings, history, membership, await rounds.LastPromiseAsync(team, history, cancellationToken), people);
        var from = DraftRound.ClockOf(settings).DateAt(now);
        var to = from.AddDays(DaysPerWeek * wish.Weeks);
        var dates = (wish.WithPeople ? start : start.AsIfAllWereThere()).Until(now, to, new KeyedShuffle(teams.AssignmentKey(settings))).ToList();
        return new LookAheadOutcome.Seen(settings, new AheadWriter(settings, wish.WithPeople).Write(dates, from, to), source);
    }

    /// <summary>Who is in the team now or, where that cannot be read, who was when it was asked last.</summary>
    private async Task<(IReadOnlyList<RosterMember> People, AheadRoster Source)> PeopleAsync(TeamRef team, Membership membership, CancellationToken cancellationToken) =>
        await roster.ReadAsync(team, cancellationToken) is RosterReading.Complete complete
            ? (complete.Members, AheadRoster.Now)
            : ([.. membership.Members.Select(member => new RosterMember(member.Person, "", IsGuest: false))], AheadRoster.LastRound);
}

/// <summary>What is to be looked ahead to.</summary>
/// <param name="Weeks"><see cref="AheadPlan.FewestWeeks"/> to <see cref="AheadPlan.MostWeeks"/>, both inclusive.</param>
/// <param name="WithPeople">Who is asked what, by id, and without those who are away: for whoever runs the service.</param>
public sealed record AheadWish(int Weeks = AheadPlan.UsualWeeks, bool WithPeople = false)
{
    /// <summary>What would be saved; null for what is set.</summary>
    public TeamSetUp? SetUp { get; init; }
}

/// <summary>From where it is known who is in the team.</summary>
public enum AheadRoster
{
    /// <summary>Read just now.</summary>
    Now,

    /// <summary>As it was when the team was asked last, or when somebody last changed something about themselves: it could not be read now.</summary>
    LastRound,
}

/// <summary>What came of looking ahead.</summary>
public abstract record LookAheadOutcome
{
    private LookAheadOutcome()
    {
    }

    /// <param name="Team">As it is set, or would be.</param>
    public sealed record Seen(Team Team, AheadPlan Plan, AheadRoster Roster) : LookAheadOutcome;

    /// <summary>There is no such team, or the bot was removed from it.</summary>
    public sealed record NoSuchTeam : LookAheadOutcome;

    /// <summary>Nobody has said yet how often the team is to be asked.</summary>
    public sealed record NotSetUp : LookAheadOutcome;

    /// <summary>Not <see cref="AheadPlan.FewestWeeks"/> to <see cref="AheadPlan.MostWeeks"/>.</summary>
    public sealed record WrongNumberOfWeeks(int Wanted) : LookAheadOutcome;

    /// <summary>Who is in the team cannot be read now, and nobody was asked yet.</summary>
    public sealed record RosterUnavailable : LookAheadOutcome;
}
