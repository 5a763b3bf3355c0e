using CollabBot.Core.Teams;

namespace CollabBot.Core.OwnData;

/// <summary>Somebody is asked no more in any team that knows them, from the next round on. Tells nobody. Safe to repeat.</summary>
public sealed class ObjectToAsking(TeamRegistry teams, StopAsking stopping)
{
    private readonly TheirTeams _theirs = new(teams);

    /// <summary>Notes again, for somebody of whom nothing is known, the teams in which they are not to be asked: so that they can say that they want to be asked after all.</summary>
    public async Task RecallAsync(PersonRef person, CancellationToken cancellationToken)
    {
        if ((await teams.PersonAsync(person, cancellationToken)).Teams is not [])
        {
            return;
        }

        foreach (var their in (await _theirs.FindAsync(person, cancellationToken)).Where(their => their.Team is { Status: TeamStatus.Active } team && team.OptedOut.Contains(person.Person)))
        {
            await teams.UpdatePersonAsync(person, record => record.WithTeam(their.Team.Ref.Team), cancellationToken);
        }
    }

    /// <returns>The teams, in the order of their ids.</returns>
    public async Task<IReadOnlyList<Team>> HandleAsync(PersonRef person, CancellationToken cancellationToken)
    {
        var stopped = new List<Team>();
        foreach (var their in await _theirs.FindAsync(person, cancellationToken))
        {
            if (await stopping.HandleAsync(person, their.Team.Ref.Team, stop: true, cancellationToken) is { } team)
            {
                stopped.Add(team);
            }
        }

        return stopped;
    }
}
