using CollabBot.Core.Cadence;
using CollabBot.Core.Pulses;

namespace CollabBot.Core.Teams;

/// <summary>Lets a person not be asked, nor reminded, for a while that they choose themselves (R3). Tells nobody.</summary>
/// <remarks>A new pause takes the place of the old one. Both may be repeated.</remarks>
public sealed class PauseAsking(TeamRegistry teams, Rounds rounds)
{
    /// <summary>How many days a pause lasts at most. Whoever wants more than a while stops.</summary>
    public const int LongestDays = 366;

    public async Task<PauseOutcome> PauseAsync(PersonRef person, TeamId team, PauseWish wish, CancellationToken cancellationToken)
    {
        if (await FindAsync(person, team, cancellationToken) is not { } theirs)
        {
            return new PauseOutcome.NotTheirs();
        }

        var today = await TodayAsync(theirs, cancellationToken);
        var latest = today.AddDays(LongestDays);
        var until = wish.EndsOn(today, latest);
        if (until <= today)
        {
            return new PauseOutcome.Over(until, today);
        }

        if (until > latest)
        {
            return new PauseOutcome.TooLong(latest);
        }

        await teams.UpdateMembershipAsync(theirs.Ref, membership => membership.WithPause(person.Person, until, today), cancellationToken);
        return new PauseOutcome.Paused(theirs, until);
    }

    /// <summary>Ends a pause, if there is one.</summary>
    public async Task<PauseOutcome> ResumeAsync(PersonRef person, TeamId team, CancellationToken cancellationToken)
    {
        if (await FindAsync(person, team, cancellationToken) is not { } theirs)
        {
            return new PauseOutcome.NotTheirs();
        }

        var today = await TodayAsync(theirs, cancellationToken);
        await teams.UpdateMembershipAsync(theirs.Ref, membership => membership.WithPause(person.Person, null, today), cancellationToken);
        return new PauseOutcome.Resumed(theirs);
    }

    private async Task<Team?> FindAsync(PersonRef person, TeamId team, CancellationToken cancellationToken) =>
        (await teams.PersonAsync(person, cancellationToken)).Teams.Contains(team) && await teams.FindAsync(new TeamRef(person.Tenant, team), cancellationToken) is { Status: TeamStatus.Active } theirs
            ? theirs
            : null;

    private async Task<DateOnly> TodayAsync(Team team, CancellationToken cancellationToken) =>
        TeamClock.For((team.Cadence ?? PulseCadence.Default).ZoneId).DateAt(await rounds.NowAsync(cancellationToken));
}

/// <summary>For how long somebody wants to be left alone.</summary>
public abstract record PauseWish
{
    private PauseWish()
    {
    }

    /// <param name="latest">The last day that a pause may end on.</param>
    /// <returns>The first day on which they may be asked again; a day after <paramref name="latest"/> when that is too far.</returns>
    public abstract DateOnly EndsOn(DateOnly today, DateOnly latest);

    /// <param name="Weeks">From today, by the team's calendar; 1 or more.</param>
    public sealed record ForWeeks(int Weeks) : PauseWish
    {
        public override DateOnly EndsOn(DateOnly today, DateOnly latest) => Weeks > PauseAsking.LongestDays / 7 ? latest.AddDays(1) : today.AddDays(7 * Weeks);
    }

    /// <param name="Day">The first day on which they may be asked again.</param>
    public sealed record Until(DateOnly Day) : PauseWish
    {
        public override DateOnly EndsOn(DateOnly today, DateOnly latest) => Day;
    }
}

/// <summary>What came of a person's wish to be left alone for a while, or no longer.</summary>
public abstract record PauseOutcome
{
    private PauseOutcome()
    {
    }

    /// <param name="Until">The first day on which they may be asked again.</param>
    public sealed record Paused(Team Team, DateOnly Until) : PauseOutcome;

    /// <summary>They are asked with the others, from the next round on.</summary>
    public sealed record Resumed(Team Team) : PauseOutcome;

    /// <summary>The day has come already. Nothing was changed.</summary>
    public sealed record Over(DateOnly Day, DateOnly Today) : PauseOutcome;

    /// <summary>Later than <paramref name="Latest"/>, the last day that a pause may end on. Nothing was changed.</summary>
    public sealed record TooLong(DateOnly Latest) : PauseOutcome;

    /// <summary>There is no such team, or they have nothing to do with it. Nothing was changed.</summary>
    public sealed record NotTheirs : PauseOutcome;
}
