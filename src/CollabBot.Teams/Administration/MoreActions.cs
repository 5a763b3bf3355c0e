using CollabBot.Core.Administration;
using CollabBot.Core.Comments;
using CollabBot.Core.Teams;
using CollabBot.Languages;
using CollabBot.Teams.Comments;

namespace CollabBot.Teams.Administration;

/// <summary>What the buttons of the card of more settings do: the same as the words, all at once. Every step checks anew that the person administers the team.</summary>
internal sealed class MoreActions(TeamRegistry teams, ConfigureTeam configure, SwitchComments switchComments)
{
    private static string NotSetUp => Phrase.Of("This team is not set up yet. Write settings to do that first.");
    private static string AsItWas => Phrase.Of("Everything is as it was.");

    public async Task<CardAnswer> HandleAsync(string verb, Sender sender, CardData data, CancellationToken cancellationToken)
    {
        if (data.Id(CardActions.Team) is not { } id
            || await teams.FindAsync(sender.In(new TeamId(id)), cancellationToken) is not { } team
            || !team.Lets(sender.Id, Operation.Configure) || !team.Lets(sender.Id, Operation.SwitchComments))
        {
            return new CardAnswer.Notice(SetUpTexts.NotAdmin);
        }

        if (TeamSetUp.Of(team) is not { } setUp)
        {
            return new CardAnswer.Notice(NotSetUp);
        }

        var before = MoreDraft.Of(team);
        if (verb is CardActions.SetUpMore)
        {
            return new CardAnswer.Beside(MoreCards.Of(before, team.Name, [], []));
        }

        var draft = before.With(data);
        if (draft.CommentThreshold < CommentPromise.Floor)
        {
            var problem = Phrase.Of($"Comments: no comment is ever shown where fewer than {CommentPromise.Floor} people answered. Give a whole number, {CommentPromise.Floor} or more. Nothing was changed.");
            return new CardAnswer.Replaced(MoreCards.Of(draft with { CommentThreshold = before.CommentThreshold }, team.Name, [problem], []));
        }

        var said = new List<string>();
        if ((draft.Reminder, draft.Nudges) != (before.Reminder, before.Nudges))
        {
            var outcome = await configure.HandleAsync(team.Ref, sender.Id, setUp with { TakesReminders = draft.Reminder, TakesNudges = draft.Nudges }, cancellationToken);
            if (outcome is not ConfigureTeamOutcome.Saved)
            {
                return new CardAnswer.Replaced(MoreCards.Of(draft, team.Name, [SetUpTexts.Of(outcome)], []));
            }

            said.AddRange(draft.Reminder != before.Reminder ? [ChangeSetting.OfReminder(draft.Reminder)] : []);
            said.AddRange(draft.Nudges != before.Nudges ? [ChangeSetting.OfNudges(draft.Nudges)] : []);
        }

        if ((draft.Comments, draft.CommentThreshold) != (before.Comments, before.CommentThreshold))
        {
            var outcome = await switchComments.HandleAsync(team.Ref, sender.Id, draft.Comments, draft.CommentThreshold == before.CommentThreshold ? null : draft.CommentThreshold, cancellationToken);
            said.Add(SwitchTexts.Of(outcome).Replace("**", "", StringComparison.Ordinal));
        }

        var now = await teams.FindAsync(team.Ref, cancellationToken) ?? team;
        return new CardAnswer.Replaced(MoreCards.Of(MoreDraft.Of(now), now.Name, [], said.Count > 0 ? said : [AsItWas]));
    }
}
