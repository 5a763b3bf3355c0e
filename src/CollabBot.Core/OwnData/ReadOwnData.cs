using CollabBot.Core.Cadence;
using CollabBot.Core.Comments;
using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.OwnData;

/// <summary>Shows somebody what is held about them. Changes nothing, and notes nothing.</summary>
public sealed class ReadOwnData(TeamRegistry teams, Rounds rounds, OpenPulses openPulses, OwnAnswers answers, WriteComment comments)
{
    private readonly TheirTeams _theirs = new(teams);

    public async Task<OwnDataView> HandleAsync(PersonRef person, CancellationToken cancellationToken)
    {
        var record = await teams.PersonAsync(person, cancellationToken);
        var now = await rounds.NowAsync(cancellationToken);
        var theirs = await _theirs.FindAsync(person, cancellationToken);
        var open = await openPulses.FindAsync(person, cancellationToken);
        var answered = 0;
        foreach (var round in open)
        {
            answered += await answers.ListAsync(person, round, cancellationToken) is AnswerOutcome.Listed listed ? listed.Answers.Count(given => given.IsGiven) : 0;
        }

        var commented = 0;
        foreach (var asked in record.Asked)
        {
            commented += await comments.ShowAsync(person, new RoundRef(new TeamRef(person.Tenant, asked.Team), asked.Round), cancellationToken) is CommentOutcome.Shown shown ? shown.View.Comments.Count : 0;
        }

        var account = record.Attention ?? AttentionAccount.Empty;
        return new OwnDataView(
            [.. theirs.Select(their => Of(person.Person, their, now)).OrderBy(team => team.Name, StringComparer.Ordinal)],
            answered,
            open.Count,
            commented,
            account.Entries.Count,
            account.Most,
            record.Quiet,
            record.Spanner is { IsOn: true },
            record.Unreachable is not null);
    }

    private static OwnTeam Of(PersonId person, TheirTeam their, DateTimeOffset now)
    {
        var (team, member) = their;
        var today = TeamClock.For((team.Cadence ?? PulseCadence.Default).ZoneId).DateAt(now);
        return new OwnTeam(
            team.Ref,
            team.Name,
            team.IsLeader(person),
            team.IsAdmin(person),
            team.IsAdmin(person) && team.Admins.Count == 1,
            team.OptedOut.Contains(person),
            team.Status is TeamStatus.Removed,
            member?.IsPaused(today) == true ? member.PausedUntil : null,
            member?.Since);
    }
}
