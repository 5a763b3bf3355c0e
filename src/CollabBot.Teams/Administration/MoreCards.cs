using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Comments;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Administration;

/// <summary>What comes with a pulse, for an admin: the reminder, the small steps, comments.</summary>
internal static class MoreCards
{
    /// <param name="said">What came of what was saved, a sentence each.</param>
    public static AdaptiveCard Of(MoreDraft draft, string? teamName, IReadOnlyList<string> problems, IReadOnlyList<string> said) => new()
    {
        Lang = CardText.Language,
        FallbackText = Phrase.Of("More settings: write reminder off, nudges off or comments on, and the other way round."),
        Body =
        [
            .. SetUpParts.Opening($"More settings", said.Count > 0 ? Phrase.Of("Saved") : Phrase.Of("Settings"), teamName, problems),
            .. said.Select(sentence => CardText.Plain($"{sentence}")),
            Toggle(CardActions.Reminder, Phrase.Of("Reminder"), Phrase.Of("Remind once, in person, whoever I have no answer from"), draft.Reminder),
            Toggle(CardActions.TakesNudges, Phrase.Of("Small steps"), Phrase.Of("Suggest one small step a week to the team and its leaders"), draft.Nudges),
            Toggle(CardActions.Comments, Phrase.Of("Comments"), Phrase.Of("Let people add a few words of their own"), draft.Comments),
            new AdaptiveNumberInput
            {
                Id = CardActions.CommentThreshold,
                Label = Phrase.Of($"Answers needed before comments on an area are shown ({CommentPromise.Floor} or more)"),
                IsRequired = true,
                ErrorMessage = Phrase.Of($"Give a whole number, {CommentPromise.Floor} or more."),
                Min = CommentPromise.Floor,
                Value = draft.CommentThreshold,
            },
            CardText.Quiet($"Comments are off unless you say so. They are shown to those who receive the digest only, without names, and only where enough people answered. Once it was promised, the number is never lowered."),
        ],
        Actions = [new AdaptiveExecuteAction { Title = Phrase.Of("Save"), Verb = CardActions.SetUpMoreSave, Data = new() { ["v"] = 1, [CardActions.Team] = draft.Team.Value }, Style = AdaptiveActionStyle.Positive }],
    };

    private static AdaptiveToggleInput Toggle(string id, string label, string title, bool isOn) => new() { Id = id, Label = label, Title = title, Value = isOn ? "true" : "false", Wrap = true };
}

/// <summary>What an admin has filled in on the card of more settings.</summary>
internal sealed record MoreDraft(TeamId Team, bool Reminder, bool Nudges, bool Comments, int CommentThreshold)
{
    public static MoreDraft Of(Team team) =>
        new(team.Ref.Team, !team.TakesNoReminders, !team.TakesNoNudges, team.TakesComments, Math.Max(team.CommentThreshold ?? 0, CommentPromise.Floor));

    /// <summary>What somebody filled in when nobody can read what is set: enough to show it to them again.</summary>
    public static MoreDraft Kept(CardData data)
    {
        var filled = new MoreDraft(new TeamId(data.Id(CardActions.Team) ?? ""), Reminder: true, Nudges: true, Comments: false, CommentPromise.Floor).With(data);
        return filled with { CommentThreshold = Math.Max(filled.CommentThreshold, CommentPromise.Floor) };
    }

    /// <summary>This draft with what a card sent back. A number that cannot be read is -1, and refused where it is saved.</summary>
    public MoreDraft With(CardData data) => this with
    {
        Reminder = Is(data, CardActions.Reminder, Reminder),
        Nudges = Is(data, CardActions.TakesNudges, Nudges),
        Comments = Is(data, CardActions.Comments, Comments),
        CommentThreshold = data.Has(CardActions.CommentThreshold) ? data.Number(CardActions.CommentThreshold) ?? -1 : CommentThreshold,
    };

    private static bool Is(CardData data, string name, bool now) => data.Text(name) switch { "true" => true, "false" => false, _ => now };
}
