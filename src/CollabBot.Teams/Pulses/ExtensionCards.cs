using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Pulses;
using CollabBot.Languages;

namespace CollabBot.Teams.Pulses;

/// <summary>What a channel reads when a pulse goes on after its time. It says that too few have answered, and not how many.</summary>
internal static class ExtensionCards
{
    /// <param name="plan">As it is in force.</param>
    public static AdaptiveCard ForChannel(RoundPlan plan) => new()
    {
        Lang = CardText.Language,
        FallbackText = Phrase.Of($"{InOneLine(plan)}. Too few have answered to show anything safely. Whoever was asked can answer until then: write pulse to me in our own chat."),
        Body =
        [
            AdaptiveTextBlock.Heading($"The pulse stays open a few days longer"),
            CardText.Under(CardText.Name(plan.TeamName), CardText.Day(plan.Date)),
            CardText.Plain($"Too few have answered to show anything safely. Whoever was asked can answer until {CardText.Moment(plan.ClosesAt, plan.ZoneId)}, on the card that they have."),
            CardText.Foot($"I remind nobody again, and this happens once in a pulse. Write **pulse** to me in our own chat to get a fresh card."),
        ],
    };

    public static string InOneLine(RoundPlan plan) => Phrase.Of($"The pulse is open until {CardText.Moment(plan.ClosesAt, plan.ZoneId)}");
}
