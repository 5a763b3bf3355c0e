using CollabBot.Core.Teams;

namespace CollabBot.Core.OwnData;

/// <summary>Somebody is asked no more in any team that knows them, from the next round on. Tells nobody. Safe to repeat.</summary>
public sealed class ObjectToAsking(TeamRegistry teams, StopAsking stopping)
{
    private readonly TheirTeams _theirs = new(teams);

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
