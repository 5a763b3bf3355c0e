using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Administration;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Administration;

/// <summary>Choosing who looks after a team, and what was chosen.</summary>
internal static class AdminCards
{
    /// <summary>More people than this are offered in a searchable list instead of a column of boxes.</summary>
    private const int MaxBoxes = 12;

    /// <summary>Room for the names, in characters; the rest of the card fits beside it.</summary>
    private const int RoomForNames = 9_000;

    /// <param name="chosen">Who is ticked: those who look after it, or what the person chose last.</param>
    /// <param name="problem">What has to be put right; null for nothing.</param>
    /// <param name="find">Part of a name that was looked for; null for any.</param>
    public static AdaptiveCard Choose(Team team, IReadOnlyList<(PersonId Id, string Name)> people, IReadOnlyList<PersonId> chosen, string? problem, string? find)
    {
        // Who was put in charge by the organisation need not be in the team; without a box of their own, saving would take it away from them unseen.
        var outside = chosen.Except(people.Select(person => person.Id)).Select(person => (person.Value, CardText.Capital(Phrase.Of("somebody who is not in the team"))));
        var offered = ChoiceList.Of([.. outside, .. people.Select(person => (person.Id.Value, person.Name))], id => chosen.Contains(new PersonId(id)), find, RoomForNames);
        return new AdaptiveCard
        {
            Lang = CardText.Language,
            FallbackText = Phrase.Of("Who looks after the team: write admin add, or admin remove, and a name."),
            Body =
            [
                AdaptiveTextBlock.Heading($"Who looks after the team?"),
                CardText.Under(Phrase.Of("Settings"), CardText.Name(team.Name)),
                .. problem is null ? [] : (ReadOnlySpan<AdaptiveElement>)[CardText.Plain($"{problem}") with { Color = AdaptiveTextColor.Attention }],
                CardText.Plain($"Admins say when and what I ask, where the summary goes and who leads. They see nothing of what anybody answered, unless they are asked with the team or get its digest."),
                new AdaptiveChoiceSetInput
                {
                    Id = CardActions.Admins,
                    Label = Phrase.Of($"Admins (1 to {AppointAdmins.MaxAdmins})"),
                    IsRequired = true,
                    ErrorMessage = Phrase.Of("Choose at least one admin."),
                    IsMultiSelect = true,
                    Style = offered.Choices.Count > MaxBoxes ? AdaptiveChoiceInputStyle.Filtered : AdaptiveChoiceInputStyle.Expanded,
                    Wrap = true,
                    Value = string.Join(',', chosen.Select(admin => admin.Value)),
                    Choices = offered.Choices,
                },
                .. offered.IsComplete ? [] : (ReadOnlySpan<AdaptiveElement>)[Finder(find)],
            ],
            Actions =
            [
                Button(Phrase.Of("Save"), CardActions.AdminsSave, team) with { Style = AdaptiveActionStyle.Positive },
                .. offered.IsComplete ? [] : (ReadOnlySpan<AdaptiveAction>)[Button(Phrase.Of("Find"), CardActions.AdminsOpen, team)],
            ],
        };
    }

    /// <param name="names">Of those who look after it now, as far as they are in the team.</param>
    public static AdaptiveCard Saved(Team team, IReadOnlyList<string> names) => new()
    {
        Lang = CardText.Language,
        FallbackText = Phrase.Of("Saved: who looks after the team."),
        Body =
        [
            AdaptiveTextBlock.Heading($"Saved"),
            CardText.Under(Phrase.Of("Settings"), CardText.Name(team.Name)),
            CardText.Plain($"The team is looked after by {AdaptiveText.Join(", ", names.Select(name => CardText.Name(name) ?? "–"))}."),
            CardText.Quiet($"It is in the team's log of decisions: write **decisions** to read it. Please tell them; I do not write to them before there is something to do."),
        ],
    };

    private static AdaptiveTextInput Finder(string? find) => new()
    {
        Id = CardActions.Find,
        Label = Phrase.Of("Not all fit in the list. Somebody is missing? Write part of the name, then Find"),
        MaxLength = 64,
        Value = find,
    };

    private static AdaptiveExecuteAction Button(string title, string verb, Team team) => new() { Title = title, Verb = verb, Data = new() { ["v"] = 1, [CardActions.Team] = team.Ref.Team.Value } };
}
