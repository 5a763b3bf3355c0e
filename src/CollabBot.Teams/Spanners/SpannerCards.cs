using System.Text.Json.Nodes;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Practice;
using CollabBot.Core.Spanners;
using CollabBot.Languages;

namespace CollabBot.Teams.Spanners;

/// <summary>What somebody who connects partners sees: their choice, and what they get for it. In their own chat, and nowhere else.</summary>
internal static class SpannerCards
{
    public const string Both = "both";
    public const string Steps = "steps";
    public const string Questions = "questions";
    public const string Off = "off";

    public static string NoTeam => Phrase.Of("I do not know a team of yours yet, so I cannot tell when you work. I learn who is in a team when I ask it for the first time. Nothing was changed.");
    public static string NoSuchWish => Phrase.Of("I know connect on, connect steps, connect questions and connect off. Nothing was changed.");

    internal static string ForWhom =>
        Phrase.Of("Some people link their team with others: partners, services, the public. It does not matter what their title is. If you are one of them, I can send you something small: a step to try, a question to ask yourself, or both.");

    internal static string YouDecide =>
        Phrase.Of("You decide, and nobody is told: not your team, not who leads it, not an admin. It is one message a fortnight, on a Monday, and it counts in your weekly budget. A week that is full goes without.");

    internal static string NothingToAnswer => Phrase.Of("There is nothing to answer. What you think stays with you: I ask for nothing, and I keep nothing of it.");

    internal static string ForYou => Phrase.Of("Something small for you");
    internal static string ToTry => Phrase.Of("A step to try");
    internal static string ToThink => Phrase.Of("A question to ask yourself");
    internal static string KeepIt => Phrase.Of("Keep your answer: I do not ask for it.");

    private static string Only => Phrase.Of("Only you can see this");

    /// <summary>The choice.</summary>
    /// <param name="problem">What was wrong with what was chosen.</param>
    public static AdaptiveCard Of(SpannerOutcome.Chosen chosen, string? problem = null) => new()
    {
        Lang = CardText.Language,
        FallbackText = string.Join(
            " ",
            [
                .. problem is null ? [] : (IEnumerable<string>)[problem],
                StateOf(chosen), ForWhom, YouDecide, NothingToAnswer,
                Phrase.Of("Write connect on for both, connect steps, connect questions, or connect off."),
            ]),
        Body =
        [
            AdaptiveTextBlock.Heading($"For people who work with partners"),
            CardText.Under(Only),
            .. problem is null ? [] : (AdaptiveElement[])[new AdaptiveTextBlock { Text = $"{problem}", Color = AdaptiveTextColor.Attention }],
            new AdaptiveTextBlock { Text = $"{StateOf(chosen)}", Weight = AdaptiveTextWeight.Bolder },
            CardText.Plain($"{ForWhom}"),
            CardText.Plain($"{YouDecide}"),
            CardText.Quiet($"{NothingToAnswer}"),
            CardText.Foot($"Or write **connect on** for both, **connect steps**, **connect questions** or **connect off**."),
        ],
        Actions = [.. Choices(chosen.Record)],
    };

    /// <summary>What is sent once a fortnight.</summary>
    public static AdaptiveCard Of(SpannerMessage message) => new()
    {
        Lang = CardText.Language,
        FallbackText = Phrase.Of($"{InOneLine(message)} {(message.Step is null ? "" : Phrase.Of("Write not for me if you do not want that step again. "))}Write connect off to stop these."),
        Body =
        [
            AdaptiveTextBlock.Heading($"{ForYou}"),
            CardText.Under(Only),
            .. message.Step is { } step ? [CardText.Section($"{ToTry}", $"{step.Text}")] : (AdaptiveElement[])[],
            .. message.Question is { } question ? Question(question) : [],
            CardText.Foot(message.Step is null ? $"You asked for this. Write **connect** to change it." : (AdaptiveText)$"You asked for this. Write **connect** to change it, **not for me** if you do not want that step again."),
        ],
        Actions =
        [
            .. message.Step is { } turnedDown ? [NotForMe(turnedDown)] : (AdaptiveAction[])[],
            Choice(Phrase.Of("Stop these"), Off),
        ],
    };

    /// <summary>What a notification says, and what a client shows that draws no cards.</summary>
    public static string InOneLine(SpannerMessage message) => string.Join(
        " ",
        [
            .. message.Step is { } step ? [$"{ToTry}: {step.Text}"] : (IEnumerable<string>)[],
            .. message.Question is { } question ? [$"{ToThink}: {question.Text}"] : (IEnumerable<string>)[],
        ]);

    private static IEnumerable<AdaptiveElement> Question(SelfReflection question)
    {
        var section = CardText.Section($"{ToThink}", $"{question.Text}");
        yield return section with { Items = [.. section.Items, CardText.Quiet($"{KeepIt} It is about being {Named(question.Quality)}.")] };
    }

    /// <summary>Of the six, three are a person and the others are what a person is.</summary>
    private static string Named(ReticulistQuality quality) =>
        quality == ReticulistQuality.Communicator || quality == ReticulistQuality.ProblemSolver ? Phrase.Of($"a {quality.Name}") : quality == ReticulistQuality.Networker ? Phrase.Of($"an {quality.Name}") : quality.Name;

    private static string StateOf(SpannerOutcome.Chosen chosen) => chosen switch
    {
        { Record.IsOn: false } => Phrase.Of("It is off."),
        { NextOn: { } day } => Phrase.Of($"It is on: {What(chosen.Record)}. The next one may come on {CardText.Day(day)}."),
        _ => Phrase.Of($"It is on: {What(chosen.Record)}."),
    };

    private static string What(SpannerRecord record) => record switch
    {
        { TakesSteps: true, TakesQuestions: true } => Phrase.Of("a small step or a question to yourself"),
        { TakesSteps: true } => Phrase.Of("a small step"),
        _ => Phrase.Of("a question to yourself"),
    };

    private static IEnumerable<AdaptiveExecuteAction> Choices(SpannerRecord record)
    {
        if (!(record.TakesSteps && record.TakesQuestions))
        {
            yield return Choice(Phrase.Of("A step and a question"), Both);
        }

        if (!record.TakesSteps || record.TakesQuestions)
        {
            yield return Choice(Phrase.Of("Steps only"), Steps);
        }

        if (!record.TakesQuestions || record.TakesSteps)
        {
            yield return Choice(Phrase.Of("Questions only"), Questions);
        }

        if (record.IsOn)
        {
            yield return Choice(Phrase.Of("Turn it off"), Off);
        }
    }

    private static AdaptiveExecuteAction Choice(string title, string wish) => new()
    {
        Title = title,
        Verb = CardActions.Connect,
        Data = new JsonObject { ["v"] = 1, [CardActions.Value] = wish },
    };

    private static AdaptiveExecuteAction NotForMe(Nudge step) => new()
    {
        Title = Phrase.Of("Not for me"),
        Verb = CardActions.NotForMe,
        Data = new JsonObject { ["v"] = 1, [CardActions.Nudge] = step.Id },
    };
}
