using CollabBot.Core.Administration;
using CollabBot.Core.Insights;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Digests;

/// <summary>Finds what somebody was told last of each of the eight areas, word for word as it was told. Changes nothing.</summary>
/// <remarks>Rests on frozen summaries alone, and only on those that were told to this person: in the channel since they are in the team, to themselves, or as a leader.</remarks>
public sealed class ReadAreas(TeamRegistry teams, Rounds rounds)
{
    /// <summary>Two sweeps of the longest pattern, and a little more.</summary>
    private const int RoundsLookedAt = 12;

    /// <returns>Of each of the person's teams of which they were told a level.</returns>
    public async Task<IReadOnlyList<ToldAreas>> HandleAsync(PersonRef person, CancellationToken cancellationToken)
    {
        var told = new List<ToldAreas>();
        foreach (var team in (await teams.PersonAsync(person, cancellationToken)).Teams)
        {
            if (await HandleAsync(person, new TeamRef(person.Tenant, team), cancellationToken) is { } areas)
            {
                told.Add(areas);
            }
        }

        return told;
    }

    /// <returns>Null when they were told no level of that team, are not in it, or it is gone.</returns>
    public async Task<ToldAreas?> HandleAsync(PersonRef person, TeamRef of, CancellationToken cancellationToken)
    {
        if (person.Tenant != of.Tenant || await teams.FindAsync(of, cancellationToken) is not { Status: TeamStatus.Active } team)
        {
            return null;
        }

        var member = (await teams.MembershipAsync(of, cancellationToken)).Find(person.Person);
        if (!team.Lets(person.Person, Operation.ReadAreas, isMember: member is not null))
        {
            return null;
        }

        var newest = new Dictionary<PracticeArea, ToldArea>();
        var releases = (await teams.HistoryAsync(of, cancellationToken)).Releases.Where(release => release.Areas.Any(area => area.Level is not null));
        foreach (var release in releases.OrderByDescending(release => release.Date).Take(RoundsLookedAt).TakeWhile(_ => newest.Count < PracticeArea.All.Count))
        {
            foreach (var line in await ToldAsync(person.Person, team, member, new RoundRef(of, release.Round), cancellationToken))
            {
                newest.TryAdd(line.Area, new ToldArea(line.Area, line.Level, release.Date));
            }
        }

        return newest.Count == 0 ? null : new ToldAreas(team, [.. PracticeArea.All.Select(area => newest.GetValueOrDefault(area) ?? ToldArea.NotYet(area))]);
    }

    /// <returns>The areas of which a round told this person a level.</returns>
    private async Task<IEnumerable<AreaLine>> ToldAsync(PersonId person, Team team, TeamMember? member, RoundRef round, CancellationToken cancellationToken)
    {
        try
        {
            return await rounds.FindTellingAsync(round, cancellationToken) is { IsWithheld: false } telling
                && await rounds.FindSummaryAsync(round, cancellationToken) is { Summary: { IsWithheld: false } summary }
                && (telling.InPerson.Contains(person)
                    || (telling.IsForChannel && member?.Since <= summary.Date)
                    || (team.IsLeader(person) && await rounds.FindPlanAsync(round, cancellationToken) is { } plan && plan.DigestReaders.Contains(person)))
                ? summary.Areas.Where(line => line.Level is not null && PracticeArea.All.Contains(line.Area))
                : [];
        }
        catch (DocumentUnreadableException)
        {
            // It is counted; the rounds before it are looked at.
            return [];
        }
    }
}

/// <summary>What somebody was told last of each of the eight areas of a team, in the source's order. Immutable.</summary>
public sealed record ToldAreas(Team Team, IReadOnlyList<ToldArea> Areas);

/// <param name="Level">Null when they were told none.</param>
/// <param name="On">The local date of the round that told it; null without a level.</param>
public sealed record ToldArea(PracticeArea Area, Level? Level, DateOnly? On)
{
    /// <summary>Of an area that was never asked about, or never shown: nobody can tell which.</summary>
    internal static ToldArea NotYet(PracticeArea area) => new(area, null, null);
}
