using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.OwnData;

/// <summary>Finds every team that knows somebody: that has asked them, has them on its list of members, or in its settings.</summary>
/// <remarks>Reads every team of their organisation, because nothing names a person by team before they are asked there; for the few times that somebody wants to know.</remarks>
internal sealed class TheirTeams(TeamRegistry teams)
{
    private const int AtOnce = 16;

    /// <returns>In the order of their ids; also teams that the bot was removed from. One that cannot be read is left out.</returns>
    public async Task<IReadOnlyList<TheirTeam>> FindAsync(PersonRef person, CancellationToken cancellationToken)
    {
        var known = (await teams.PersonAsync(person, cancellationToken)).Teams.ToHashSet();
        var all = new List<TeamRef>();
        await foreach (var (team, _) in teams.ListAsync(person.Tenant, cancellationToken))
        {
            all.Add(team);
        }

        var found = new TheirTeam?[all.Count];
        var aFewAtOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, all.Count, aFewAtOnce, async (i, token) => found[i] = await LookAsync(person.Person, all[i], known, token));
        return [.. found.OfType<TheirTeam>()];
    }

    private async Task<TheirTeam?> LookAsync(PersonId person, TeamRef reference, HashSet<TeamId> known, CancellationToken cancellationToken)
    {
        try
        {
            if (await teams.FindAsync(reference, cancellationToken) is not { } team)
            {
                return null;
            }

            var member = (await teams.MembershipAsync(reference, cancellationToken)).Find(person);
            return known.Contains(reference.Team) || member is not null || team.IsAdmin(person) || team.IsLeader(person) || team.OptedOut.Contains(person)
                ? new TheirTeam(team, member)
                : null;
        }
        catch (DocumentUnreadableException)
        {
            // Counted where it was read.
            return null;
        }
    }
}

/// <summary>A team that knows somebody.</summary>
/// <param name="Member">Their place in its list of members; null when they have none.</param>
internal sealed record TheirTeam(Team Team, TeamMember? Member);
