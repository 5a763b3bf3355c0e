using CollabBot.Core.Administration;
using CollabBot.Core.Comments;
using CollabBot.Core.Delivery;
using CollabBot.Core.Loop;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Retention;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.OwnData;

/// <summary>Erases what is held about somebody, as far as it can be found: before a round closes all of it; afterwards nobody knows which rows are theirs (UK GDPR, Article 11).</summary>
/// <remarks>
/// <para>They are asked no more in any team that knows them: that one entry stays, because without it they would be asked again. What names them in plans of
/// closed rounds goes with the names of all others, thirty days after closing.</para>
/// <para>What must not come back is written first; their own record, which knows where to look, goes last. Every step is safe to repeat, so a second word after a crash comes to the same end.</para>
/// </remarks>
public sealed class EraseOwnData(
    IObjectStore store, TeamRegistry teams, Rounds rounds, OwnAnswers answers, WriteComment comments, TeamPolls polls, LoopDesk loop, Errands errands, AuditLog audit, ObjectToAsking objecting)
{
    private const string LeftAs = "somebody is no leader and no admin of the team any more";

    private readonly TheirTeams _theirs = new(teams);

    public async Task<ErasedData> HandleAsync(PersonRef person, CancellationToken cancellationToken)
    {
        var stopped = await objecting.HandleAsync(person, cancellationToken);
        var withdrawn = 0;
        foreach (var their in await _theirs.FindAsync(person, cancellationToken))
        {
            withdrawn += await AnswersAsync(person, their.Team.Ref, cancellationToken);
            await CommentsAsync(person, their.Team.Ref, cancellationToken);
            await polls.WithdrawAsync(their.Team.Ref, person.Person, cancellationToken);
            await RolesAsync(person.Person, their.Team, cancellationToken);
            if (their.Member is not null)
            {
                await teams.UpdateMembershipAsync(their.Team.Ref, membership => membership.Without(person.Person), cancellationToken);
            }
        }

        await PersonalErrands.DropAsync(errands, person, cancellationToken);
        foreach (var (_, entry) in (await PersonalKeys.OfAsync(store, person, cancellationToken)).Where(own => own.Class != DataInventory.People))
        {
            await store.DeleteAsync(entry.Key, null, cancellationToken);
        }

        await store.DeleteAsync(PersonalKeys.AbsenceOf(person), null, cancellationToken);
        await teams.ForgetAsync(person, null, cancellationToken);
        await store.ScrubAsync(cancellationToken);
        return new ErasedData([.. stopped.Select(team => team.Name)], withdrawn);
    }

    private async Task<int> AnswersAsync(PersonRef person, TeamRef team, CancellationToken cancellationToken)
    {
        var withdrawn = 0;
        await foreach (var (round, _) in rounds.ListActiveAsync(team, cancellationToken))
        {
            withdrawn += await answers.WithdrawAsync(person, round, null, null, cancellationToken) is AnswerOutcome.Withdrawn ? 1 : 0;
        }

        return withdrawn;
    }

    /// <summary>Whichever round of a sweep they were asked in, it leads to all that they have said in it.</summary>
    private async Task CommentsAsync(PersonRef person, TeamRef team, CancellationToken cancellationToken)
    {
        var asked = (await teams.PersonAsync(person, cancellationToken)).Asked.Where(asked => asked.Team == team.Team).Select(asked => asked.Round);
        var history = await teams.FindHistoryAsync(team, cancellationToken) ?? TeamHistory.None;
        var ofSweep = history.Releases.Where(release => release.Date >= history.SweepFrom).Select(release => release.Round).Concat(history.Latest is { } latest ? [latest] : (RoundId[])[]);
        foreach (var round in asked.Concat(ofSweep).Distinct())
        {
            await comments.WithdrawAsync(person, new RoundRef(team, round), null, await rounds.NowAsync(cancellationToken), cancellationToken);
        }
    }

    private async Task RolesAsync(PersonId person, Team team, CancellationToken cancellationToken)
    {
        if (team.IsAdmin(person) || team.IsLeader(person))
        {
            await audit.AddAsync(team.Ref, new AuditFact(AuditedSettings.RoleLeft, null, null, LeftAs), cancellationToken);
            await teams.UpdateAsync(
                team.Ref,
                current => current is null || !(current.IsAdmin(person) || current.IsLeader(person)) ? current : current with
                {
                    Admins = [.. current.Admins.Where(admin => admin != person)],
                    Leaders = [.. current.Leaders.Where(leader => leader != person)],
                },
                cancellationToken);
        }

        if ((await loop.FindAsync(team.Ref, cancellationToken)).Digests.Any(digest => digest.Replies.Any(given => given.By == person)))
        {
            var alias = await rounds.Aliases.MakeAsync(team.Ref, cancellationToken);
            await loop.UpdateAsync(team.Ref, current => current.Without(person, alias(person)), cancellationToken);
        }
    }
}

/// <summary>What came of it.</summary>
/// <param name="Teams">Names of the teams that do not ask them any more; null for one whose name is not known.</param>
/// <param name="Withdrawn">In how many open rounds their answers were destroyed.</param>
public sealed record ErasedData(IReadOnlyList<string?> Teams, int Withdrawn);
