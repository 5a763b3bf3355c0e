using CollabBot.Core.Loop;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Digests;

/// <summary>Finds, at a person's word, the newest summary of each of their teams that goes to people and not to the channel: also where their week had no room for it.</summary>
/// <remarks>Only for those to whom it was decided to tell it, and word for word as it was told, with what the leaders replied since. Changes nothing.</remarks>
public sealed class ReadSummary(TeamRegistry teams, Rounds rounds, LoopDesk loop)
{
    public async Task<IReadOnlyList<ReadableSummary>> HandleAsync(PersonRef person, CancellationToken cancellationToken)
    {
        var summaries = new List<ReadableSummary>();
        foreach (var team in (await teams.PersonAsync(person, cancellationToken)).Teams)
        {
            try
            {
                if (await FindAsync(person, new TeamRef(person.Tenant, team), cancellationToken) is { } summary)
                {
                    summaries.Add(summary);
                }
            }
            catch (DocumentUnreadableException)
            {
                // It is counted; the summaries of the person's other teams are shown.
            }
        }

        return summaries;
    }

    private async Task<ReadableSummary?> FindAsync(PersonRef person, TeamRef team, CancellationToken cancellationToken)
    {
        var history = await teams.HistoryAsync(team, cancellationToken);
        return history.Releases.MaxBy(release => release.Date) is { } newest
            && new RoundRef(team, newest.Round) is var round
            && await rounds.FindTellingAsync(round, cancellationToken) is { } telling && telling.InPerson.Contains(person.Person)
            && await rounds.FindSummaryAsync(round, cancellationToken) is { } told
            ? new ReadableSummary(told.Summary, [.. (await loop.FindAsync(team, cancellationToken)).Find(newest.Round)?.Replies.OrderBy(given => given.Number).Select(given => given.Reply) ?? []])
            : null;
    }
}

/// <summary>A summary as it was told, and what became of it.</summary>
/// <param name="Replies">What the leaders replied to it so far, oldest first.</param>
public sealed record ReadableSummary(PulseSummary Summary, IReadOnlyList<LeaderReply> Replies);
