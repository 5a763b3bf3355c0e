using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Pulses;

/// <summary>How a person chooses to be left alone, and what they are told then.</summary>
internal static class PauseCards
{
    public static string NoDay => Phrase.Of("Choose a day in the calendar first, or one of the other buttons. Nothing was changed.");

    private static string OnlyYou => Phrase.Of("Only you can see this");

    /// <summary>In place of a card whose team does not have the bot, or has nothing to do with the person.</summary>
    public static AdaptiveCard NoTeam { get; } = PulseCards.Note(Phrase.Of("There is nothing to change"), Phrase.Of("None of your teams has me, as far as I know."), Phrase.Of("Write help to see what I understand."));

    public static AdaptiveCard Started { get; } = PulseCards.Note(Phrase.Of("Welcome back"), Phrase.Of("I ask you again from the next pulse on."), Phrase.Of("Write help to see what I understand."));

    /// <summary>For how long?</summary>
    /// <param name="problem">What was wrong with what was chosen.</param>
    public static AdaptiveCard Choosing(PausePlace place, string? problem = null) => new()
    {
        Lang = CardText.Language,
        FallbackText = Phrase.Of("Pause me. Write pause for 2 weeks, or pause until 3 March. Nobody is told."),
        Body =
        [
            AdaptiveTextBlock.Heading($"Pause me"),
            .. problem is null ? [] : (AdaptiveElement[])[new AdaptiveTextBlock { Text = $"{problem}", Color = AdaptiveTextColor.Attention }],
            CardText.Plain($"While you are paused I neither ask nor remind you, {(place.Team is null ? Phrase.Of("in any of your teams") : Phrase.Of("in this team"))}. Nobody is told, and no leader or admin can look it up. What you have answered already is counted."),
            new AdaptiveDateInput { Id = CardActions.Until, Label = Phrase.Of("A day of your choice: the first on which I may ask you again") },
        ],
        Actions =
        [
            ForWeeks(Phrase.Of("For two weeks"), place, 2),
            ForWeeks(Phrase.Of("For four weeks"), place, 4),
            new AdaptiveExecuteAction { Title = Phrase.Of("Until that day"), Verb = CardActions.Pause, Data = With(place, CardActions.Chosen, "1") },
            .. place.Round is null ? [] : (AdaptiveAction[])[Act(Phrase.Of("Back to my questions"), CardActions.ShowQuestion, place)],
        ],
    };

    /// <summary>On the card of a question: the same, with one tap, and the way out altogether.</summary>
    public static AdaptiveActionSet OneTap(PausePlace place) => new()
    {
        Actions =
        [
            ForWeeks(Phrase.Of("Pause me for two weeks"), place, 2),
            ForWeeks(Phrase.Of("Pause me for four weeks"), place, 4),
            Act(Phrase.Of("Pause me until a day"), CardActions.Pause, place),
            Act(Phrase.Of("Stop asking me"), CardActions.Stop, place),
        ],
    };

    /// <param name="outcomes">One for each team; the worst news first.</param>
    public static AdaptiveCard Of(IReadOnlyList<PauseOutcome> outcomes, PausePlace place)
    {
        if (outcomes.OfType<PauseOutcome.Paused>().ToList() is [var first, ..] paused)
        {
            return Paused(paused.MaxBy(outcome => outcome.Until)!.Until, paused.Count == 1 ? first.Team.Name : null, place);
        }

        return outcomes.FirstOrDefault(outcome => outcome is not PauseOutcome.NotTheirs) switch
        {
            null => NoTeam,
            PauseOutcome.Resumed => Started,
            PauseOutcome.Over over => Choosing(place, Phrase.Of($"{CardText.Day(over.Day)} {over.Day.Year.ToString(CultureInfo.InvariantCulture)} is not after today. Choose a later day. Nothing was changed.")),
            PauseOutcome.TooLong tooLong => Choosing(place, Phrase.Of($"A pause ends on {CardText.Day(tooLong.Latest)} {tooLong.Latest.Year.ToString(CultureInfo.InvariantCulture)} at the latest. To be asked no more, write stop. Nothing was changed.")),
            _ => throw new UnreachableException(),
        };
    }

    public static AdaptiveCard Stopped(Team team, PausePlace place) => new()
    {
        Lang = CardText.Language,
        FallbackText = Phrase.Of("Done. From the next pulse on I do not ask you. Nobody is told. Write start to be asked again."),
        Body =
        [
            AdaptiveTextBlock.Heading($"I do not ask you any more"),
            CardText.Under(OnlyYou, CardText.Name(team.Name)),
            CardText.Plain($"Nobody is told. Answers that you gave in a pulse that is still open are counted with it; write **withdraw** to destroy them."),
        ],
        Actions = [Act(Phrase.Of("Ask me again"), CardActions.Start, place)],
    };

    private static AdaptiveCard Paused(DateOnly until, string? teamName, PausePlace place) => new()
    {
        Lang = CardText.Language,
        FallbackText = Phrase.Of($"You are paused until {CardText.Day(until)}. Nobody is told. Write resume to be asked again sooner."),
        Body =
        [
            AdaptiveTextBlock.Heading($"Paused until {CardText.Day(until)}"),
            CardText.Under(OnlyYou, CardText.Name(teamName)),
            CardText.Plain($"Until then I neither ask nor remind you. From that day on I ask you again with the others. Nobody is told. What you have answered already is counted."),
        ],
        Actions = [Act(Phrase.Of("Ask me again now"), CardActions.Resume, place)],
    };

    private static AdaptiveExecuteAction ForWeeks(string title, PausePlace place, int weeks) =>
        new() { Title = title, Verb = CardActions.Pause, Data = With(place, CardActions.Weeks, weeks.ToString(CultureInfo.InvariantCulture)) };

    private static AdaptiveExecuteAction Act(string title, string verb, PausePlace place) =>
        new() { Title = title, Verb = verb, Data = Data(place) };

    private static JsonObject With(PausePlace place, string name, string value)
    {
        var data = Data(place);
        data[name] = value;
        return data;
    }

    private static JsonObject Data(PausePlace place)
    {
        var data = new JsonObject { ["v"] = 1 };
        if (place.Team is { } team)
        {
            data[CardActions.Team] = team.Value;
        }

        if (place.Round is { } round)
        {
            data[CardActions.Round] = round.Value;
        }

        return data;
    }
}
