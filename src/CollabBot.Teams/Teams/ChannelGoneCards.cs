using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Delivery;
using CollabBot.Languages;

namespace CollabBot.Teams.Teams;

/// <summary>What an admin reads when the channel of the summary was deleted: what happened, what happens meanwhile, what to do.</summary>
internal static class ChannelGoneCards
{
    public static string InOneLine => Phrase.Of("The channel for your team's summary is gone");

    private static string Meanwhile => Phrase.Of("Somebody deleted the channel that I post the summary in. No answer is lost. Meanwhile everybody who was asked gets the summary in their own chat with me, and leaders get their digest as before.");

    public static AdaptiveCard ForAdmin(Post.ChannelGone gone) => new()
    {
        Lang = CardText.Language,
        FallbackText = Phrase.Of($"{InOneLine}. {Meanwhile} Write settings to choose another channel."),
        Body =
        [
            AdaptiveTextBlock.Heading($"The channel for your team's summary is gone"),
            CardText.Under(CardText.Name(gone.Team.Name)),
            CardText.Plain($"{Meanwhile}"),
            CardText.Plain($"Choose another channel: press the button, or write **settings**. If the channel is brought back, I use it again and you need do nothing."),
        ],
        Actions = [new AdaptiveExecuteAction { Title = Phrase.Of("Choose another channel"), Verb = CardActions.SetUpOpen, Data = new() { ["v"] = 1, [CardActions.Team] = gone.Team.Ref.Team.Value } }],
    };
}
