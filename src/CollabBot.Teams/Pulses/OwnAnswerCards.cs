using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Pulses;

namespace CollabBot.Teams.Pulses;

/// <summary>A person's own answers, in their own chat, because they asked for them; and what follows when they are withdrawn.</summary>
internal static class OwnAnswerCards
{
    public static AdaptiveCard Of(AnswerOutcome.Listed listed)
    {
        var plan = listed.View.Plan;
        return new AdaptiveCard
        {
            Lang = CardText.Language,
            FallbackText = $"Your answers so far: {listed.Answers.Count(answer => answer.IsGiven)} of {listed.Answers.Count}. Write withdraw to withdraw them.",
            Body =
            [
                PulseCards.Header(PulseCards.Title(plan.TeamName), $"{listed.View.Answered} of {listed.View.Count}"),
                AdaptiveTextBlock.Heading($"Your answers so far") with { Spacing = AdaptiveSpacing.Medium },
                .. listed.Answers.Select(Row),
                CardText.Quiet($"Only you can see this card. Teams keeps what stands in a chat: press **Hide** when you have read it.") with { Spacing = AdaptiveSpacing.Medium },
                CardText.OnDemand(
                    "code",
                    [
                        $"**{listed.Code.ToString()}**",
                        $"Whoever in your organisation writes me *withdraw* and this code destroys these answers, from whatever account, until {CardText.Moment(plan.ClosesAt, plan.ZoneId)}. I keep it nowhere; it says nothing about you.",
                    ]),
                CardText.Foot(PulseCards.Promise(plan)),
            ],
            Actions =
            [
                PulseCards.Show("Hide", listed.View, null),
                PulseCards.Show("Change my answers", listed.View, 0),
                PulseCards.Act("Withdraw my answers", CardActions.Withdraw, listed.View),
                .. PulseCards.TakesComments(listed.View) ? [PulseCards.Act("See or withdraw my comments", CardActions.MyComments, listed.View)] : (ReadOnlySpan<AdaptiveAction>)[],
                PulseCards.Act("Pause me", CardActions.Pause, listed.View),
                new AdaptiveToggleVisibilityAction { Title = "A code to withdraw them", TargetElements = ["code"] },
            ],
        };
    }

    /// <summary>In place of the card on which somebody withdrew.</summary>
    public static AdaptiveCard Withdrawn(RoundPlan plan) => PulseCards.Note(
        "Your answers are withdrawn",
        "They are destroyed and count for nothing. Nobody is told, and I do not remind you in this pulse.",
        $"If you change your mind, write pulse to answer anew, until {CardText.Moment(plan.ClosesAt, plan.ZoneId)}.");

    private static AdaptiveContainer Row(GivenAnswer answer) => new()
    {
        Spacing = AdaptiveSpacing.Small,
        Items =
        [
            CardText.Plain($"{answer.Item.Text}"),
            (answer.IsGiven
                ? new AdaptiveTextBlock { Text = $"{(answer.Value is { } value ? answer.Item.Scale.Labels[value - 1] : "Does not apply, or I would rather not say")}", Weight = AdaptiveTextWeight.Bolder }
                : CardText.Quiet($"No answer yet")) with { Spacing = AdaptiveSpacing.None },
        ],
    };
}
