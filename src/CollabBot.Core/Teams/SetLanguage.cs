namespace CollabBot.Core.Teams;

/// <summary>Lets a person choose the language in which they are written to, over all their teams. Safe to repeat.</summary>
public sealed class SetLanguage(TeamRegistry teams, Reachability people)
{
    /// <param name="tag">BCP 47; null for the team's.</param>
    public async Task HandleAsync(PersonRef person, string? tag, CancellationToken cancellationToken) =>
        people.Note(person, await teams.UpdatePersonAsync(person, record => record.Language == tag ? record : record with { Language = tag }, cancellationToken));
}
