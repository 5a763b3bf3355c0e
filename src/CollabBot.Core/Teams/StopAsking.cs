namespace CollabBot.Core.Teams;

/// <summary>Lets a person decide whether a team's rounds ask them. Takes effect with the next round; tells nobody.</summary>
public sealed class StopAsking(TeamRegistry teams)
{
    /// <param name="stop">True to be asked no more, false to be asked again.</param>
    /// <returns>The team, or null when there is no such team.</returns>
    public Task<Team?> HandleAsync(PersonRef person, TeamId team, bool stop, CancellationToken cancellationToken) =>
        teams.UpdateAsync(
            new TeamRef(person.Tenant, team),
            current => current is null || current.OptedOut.Contains(person.Person) == stop ? current : current.WithOptOut(person.Person, stop),
            cancellationToken);
}
