using System.Diagnostics;
using System.Text.Json.Nodes;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using CollabBot.Languages;

namespace CollabBot.Teams.Nudges;

/// <summary>A nudge as people get it: within a summary or a digest, or by itself; and the one question that follows a week later. Never why it is this one.</summary>
internal static class NudgeCards
{
    private static string Try => Phrase.Of("One small step to try");
    private static string Asking => Phrase.Of("Did you try it? Did it help?");

    /// <summary>Within the card of a summary or digest.</summary>
    /// <param name="title">Null for the usual one.</param>
    /// <returns>Nothing when there is none to show.</returns>
    public static AdaptiveElement[] Section(NudgeOffer? offer, string? title = null) => offer?.Nudge is not { } nudge ? [] :
    [
        new AdaptiveContainer
        {
            Spacing = AdaptiveSpacing.Medium,
            Separator = true,
            Items =
            [
                AdaptiveTextBlock.Heading($"{title ?? Try}", AdaptiveTextSize.Default),
                CardText.Plain($"{nudge.Text}") with { Spacing = AdaptiveSpacing.None },
                Replies(offer),
            ],
        },
    ];

    /// <summary>By itself, in a channel or in somebody's own chat.</summary>
    public static AdaptiveCard ToTry(NudgeAddress to, NudgeOffer offer) => Card(to, offer, $"{Try}", InOneLine(offer), Replies(offer));

    /// <summary>A week later, at the same place. There is no second one.</summary>
    public static AdaptiveCard FollowUp(NudgeAddress to, NudgeOffer offer) => Card(to, offer, $"{Asking}", FollowUpInOneLine(offer), new AdaptiveActionSet
    {
        Actions = [Button(offer, NudgeReply.Helped), Button(offer, NudgeReply.HelpedABit), Button(offer, NudgeReply.DidNotHelp), Button(offer, NudgeReply.DidNotTry)],
    });

    /// <summary>What a notification says, and what a client shows that draws no cards.</summary>
    public static string InOneLine(NudgeOffer offer) => $"{Try}: {offer.Nudge?.Text}";

    public static string FollowUpInOneLine(NudgeOffer offer) => $"{Asking} {offer.Nudge?.Text}";

    /// <summary>What a button says; typed, it is understood too.</summary>
    public static string Label(NudgeReply reply) => reply switch
    {
        NudgeReply.WillTry => Phrase.Of("I'll try it"),
        NudgeReply.NotNow => Phrase.Of("Not now"),
        NudgeReply.NotForUs => Phrase.Of("Not for us"),
        NudgeReply.Helped => Phrase.Of("Yes"),
        NudgeReply.HelpedABit => Phrase.Of("A bit"),
        NudgeReply.DidNotHelp => Phrase.Of("No"),
        NudgeReply.DidNotTry => Phrase.Of("Did not try"),
        _ => throw new UnreachableException(),
    };

    private static AdaptiveCard Card(NudgeAddress to, NudgeOffer offer, AdaptiveText title, string inOneLine, AdaptiveActionSet buttons) => new()
    {
        Lang = CardText.Language,
        FallbackText = Phrase.Of($"{inOneLine} Write nudge to me to reply by typing."),
        Body =
        [
            AdaptiveTextBlock.Heading(title),
            CardText.Under(CardText.Name(to.Team.Name), ForWhom(offer)),
            CardText.Plain($"{offer.Nudge?.Text ?? ""}"),
            buttons,
            CardText.Foot($"Nobody sees who pressed what. Write **nudges** to me for all of them."),
        ],
    };

    private static string ForWhom(NudgeOffer offer) => offer.Ref.Role is NudgeRole.Leader ? Phrase.Of("for you as a leader") : Phrase.Of("for everybody in the team");

    private static AdaptiveActionSet Replies(NudgeOffer offer) =>
        new() { Actions = [Button(offer, NudgeReply.WillTry), Button(offer, NudgeReply.NotNow), Button(offer, NudgeReply.NotForUs)] };

    private static AdaptiveExecuteAction Button(NudgeOffer offer, NudgeReply reply) => new()
    {
        Title = Label(reply),
        Verb = CardActions.NudgeReply,
        Data = new JsonObject
        {
            ["v"] = 1,
            [CardActions.Team] = offer.Ref.Team.Team.Value,
            [CardActions.Nudge] = offer.Ref.Id,
            [CardActions.Value] = NudgeCodes.CodeOf(reply),
        },
    };
}
