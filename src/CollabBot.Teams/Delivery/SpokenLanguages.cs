using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Delivery;

/// <summary>Which language is spoken to whom: a person's own choice, else the team's, else English; in a channel the team's.</summary>
/// <remarks>Reads nothing while there is one language. A choice made through another process is seen <see cref="Reachability.Memory"/> later at most.</remarks>
public sealed class SpokenLanguages(OfferedLanguages offered, Reachability people, TeamRegistry teams)
{
    /// <param name="team">Which the message is about, or whose channel it is written in; null when there is none.</param>
    /// <param name="person">Whose chat it is; null for a channel.</param>
    public async Task<Language> OfAsync(TeamRef? team, PersonRef? person, CancellationToken cancellationToken)
    {
        if (!offered.AreSeveral)
        {
            return Language.English;
        }

        var own = person is { } reader ? offered.Find(await people.LanguageOfAsync(reader, cancellationToken)) : null;
        return own ?? (team is null ? null : offered.Find((await teams.FindAsync(team.Value, cancellationToken))?.Language)) ?? Language.English;
    }

    /// <summary>For somebody who writes or presses: where no team is named, the first of theirs that chose a language.</summary>
    public async Task<Language> OfAsync(PersonRef person, CancellationToken cancellationToken)
    {
        if (!offered.AreSeveral)
        {
            return Language.English;
        }

        var record = await teams.PersonAsync(person, cancellationToken);
        if (offered.Find(record.Language) is { } own)
        {
            return own;
        }

        foreach (var team in record.Teams)
        {
            if (offered.Find((await teams.FindAsync(new TeamRef(person.Tenant, team), cancellationToken))?.Language) is { } theirs)
            {
                return theirs;
            }
        }

        return Language.English;
    }
}
