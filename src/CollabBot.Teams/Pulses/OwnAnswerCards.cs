using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Pulses;
using CollabBot.Languages;

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
            FallbackText = Phrase.Of($"Your answers so far: {listed.Answers.Count(answer => answer.IsGiven)} of {listed.Answers.Count}. Write withdraw to withdraw them."),
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
                PulseCards.Show(Phrase.Of("Hide"), listed.View, null),
                PulseCards.Show(Phrase.Of("Change my answers"), listed.View, 0),
                PulseCards.Act(Phrase.Of("Withdraw my answers"), CardActions.Withdraw, listed.View),
                .. PulseCards.TakesComments(listed.View) ? [PulseCards.Act(Phrase.Of("See or withdraw my comments"), CardActions.MyComments, listed.View)] : (ReadOnlySpan<AdaptiveAction>)[],
                PulseCards.Act(Phrase.Of("Pause me"), CardActions.Pause, listed.View),
                new AdaptiveToggleVisibilityAction { Title = Phrase.Of("A code to withdraw them"), TargetElements = ["code"] },
            ],
        };
    }

    /// <summary>In place of the card on which somebody withdrew.</summary>
    public static AdaptiveCard Withdrawn(RoundPlan plan) => PulseCards.Note(
        Phrase.Of("Your answers are withdrawn"),
        Phrase.Of("They are destroyed and count for nothing. Nobody is told, and I do not remind you in this pulse."),
        Phrase.Of($"If you change your mind, write pulse to answer anew, until {CardText.Moment(plan.ClosesAt, plan.ZoneId)}."));

    private static AdaptiveContainer Row(GivenAnswer answer) => new()
    {
        Spacing = AdaptiveSpacing.Small,
        Items =
        [
            CardText.Plain($"{answer.Item.Text}"),
            (answer.IsGiven
                ? new AdaptiveTextBlock { Text = $"{(answer.Value is { } value ? answer.Item.Scale.Labels[value - 1] : Phrase.Of("Does not apply, or I would rather not say"))}", Weight = AdaptiveTextWeight.Bolder }
                : CardText.Quiet($"No answer yet")) with { Spacing = AdaptiveSpacing.None },
        ],
    };
}
