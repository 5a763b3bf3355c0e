namespace CollabBot.Core.Teams;

/// <summary>Finds the teams of somebody who wants to be left alone before they were asked for the first time: until then nobody has noted in which teams they are.</summary>
/// <remarks>Safe to repeat; of somebody who was asked before it costs one read.</remarks>
public sealed class FindTeams(TeamRegistry teams, IRoster roster)
{
    /// <summary>So many rosters are read at most, so that whoever waits for an answer gets one.</summary>
    public const int MostRosters = 20;

    public async Task HandleAsync(PersonRef person, CancellationToken cancellationToken)
    {
        var known = await teams.PersonAsync(person, cancellationToken);
        if (known.Asked is not [])
        {
            return;
        }

        var unsaid = teams.OfTenantAsync(person.Tenant, cancellationToken).Where(team => team.Status is TeamStatus.Active && !known.Teams.Contains(team.Ref.Team));
        await foreach (var team in unsaid.Take(MostRosters).WithCancellation(cancellationToken))
        {
            if (await roster.ReadAsync(team.Ref, cancellationToken) is RosterReading.Complete { Members: var members } && members.Any(member => member.Id == person.Person && !member.IsGuest))
            {
                await teams.UpdatePersonAsync(person, record => record.WithTeam(team.Ref.Team), cancellationToken);
            }
        }
    }
}
