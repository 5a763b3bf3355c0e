using CollabBot.Core.Administration;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Comments;

/// <summary>Lets a team take comments, or take no more, at an admin's word.</summary>
/// <remarks>They begin with the next sweep and end with the next round; how many answers they need only ever rises (N5).</remarks>
public sealed class SwitchComments(TeamRegistry teams, Rounds rounds, AuditLog audit)
{
    /// <param name="answers">How many people must have answered an area, <see cref="CommentPromise.Floor"/> or more; null leaves it as it is.</param>
    public async Task<SwitchCommentsOutcome> HandleAsync(TeamRef team, PersonId admin, bool take, int? answers, CancellationToken cancellationToken)
    {
        if (answers < CommentPromise.Floor)
        {
            return new SwitchCommentsOutcome.ThresholdTooLow(answers.Value);
        }

        if (await teams.FindAsync(team, cancellationToken) is not { } before || !before.Lets(admin, Operation.SwitchComments))
        {
            return new SwitchCommentsOutcome.NotAdmin();
        }

        // Told first and done then: a change that the log does not know must not exist, the other way round does no harm.
        foreach (var fact in AuditedSettings.Changes(before, Switched(before, take, answers), admin))
        {
            await audit.AddAsync(team, fact, cancellationToken);
        }

        var updated = await teams.UpdateAsync(
            team,
            current => current is null || !current.Lets(admin, Operation.SwitchComments) ? current : Switched(current, take, answers),
            cancellationToken);
        if (updated is null || !updated.Lets(admin, Operation.SwitchComments))
        {
            return new SwitchCommentsOutcome.NotAdmin();
        }

        var history = await teams.HistoryAsync(team, cancellationToken);
        var membership = await teams.MembershipAsync(team, cancellationToken);
        var last = await rounds.LastPromiseAsync(team, history, cancellationToken);
        return new SwitchCommentsOutcome.Saved(updated, PromiseOutlook.Of(last, Promise.WantedBy(updated), membership.StartsSweepWith(history.RoundsPlanned)));
    }

    private static Team Switched(Team team, bool take, int? answers) => team with { TakesComments = take, CommentThreshold = answers ?? team.CommentThreshold };
}

/// <summary>What came of an admin's word about comments.</summary>
public abstract record SwitchCommentsOutcome
{
    private SwitchCommentsOutcome()
    {
    }

    /// <param name="Outlook">From when on it holds.</param>
    public sealed record Saved(Team Team, PromiseOutlook Outlook) : SwitchCommentsOutcome;

    /// <summary>The person does not administer this team, or there is no such team. Nothing was changed.</summary>
    public sealed record NotAdmin : SwitchCommentsOutcome;

    /// <summary>Fewer answers than <see cref="CommentPromise.Floor"/> never show a comment. Nothing was changed.</summary>
    public sealed record ThresholdTooLow(int Wanted) : SwitchCommentsOutcome;
}
