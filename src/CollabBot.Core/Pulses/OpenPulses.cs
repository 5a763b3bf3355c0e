using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>Finds the rounds in which a person can answer now.</summary>
public sealed class OpenPulses(TeamRegistry teams, AnswerableRounds answerable, TimeProvider time)
{
    /// <returns>At most one for each of the person's teams.</returns>
    public async Task<IReadOnlyList<RoundRef>> FindAsync(PersonRef person, CancellationToken cancellationToken)
    {
        var open = new List<RoundRef>();
        foreach (var asked in (await teams.PersonAsync(person, cancellationToken)).Asked)
        {
            var round = new RoundRef(new TeamRef(person.Tenant, asked.Team), asked.Round);
            try
            {
                if (await answerable.FindAsync(round, cancellationToken) is { } known && known.State.Admits(known.Plan, known.Read.Now(time)))
                {
                    open.Add(round);
                }
            }
            catch (DocumentUnreadableException)
            {
                // It is counted; the rounds of the person's other teams go on.
            }
        }

        return open;
    }
}
