using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.BotFramework.Connector;

namespace CollabBot.Benchmarks;

/// <summary>Echoes messages and answers a tap on a card with the next card.</summary>
public sealed class MeasuredBot : IBot
{
    public async Task<InvokeResponse?> OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (turn.Activity.IsInvoke)
        {
            return string.Equals(turn.Activity.Name, Workload.CardAction, StringComparison.Ordinal) ? InvokeResponse.Card(NextCard(turn.Activity)) : null;
        }

        var outcome = await turn.SendActivityAsync(OutboundActivity.FromText("You said: " + turn.Activity.TextWithoutMention()), cancellationToken);
        return outcome is SendOutcome.Done ? null : throw new InvalidOperationException($"The echo was not sent: {outcome.GetType().Name}.");
    }

    /// <summary>A question and four answers to tap: the usual card of a pulse.</summary>
    public static AdaptiveCard NextCard(int question) => new()
    {
        Lang = "en",
        FallbackText = "Question 3 of 5. Type a number from 1 to 4.",
        Body =
        [
            AdaptiveTextBlock.Heading($"How the team works together"),
            new AdaptiveTextBlock { Text = $"When something goes wrong here, we look for the cause and not for the culprit.", Spacing = AdaptiveSpacing.Medium },
            new AdaptiveTextBlock { Text = $"Open until Thursday, 17:00. You can also type your answer.", IsSubtle = true },
        ],
        Actions = [Answer("Never", "1", question), Answer("Sometimes", "2", question), Answer("Often", "3", question), Answer("Always", "4", question)],
    };

    private static AdaptiveCard NextCard(Activity activity)
    {
        var action = activity.Value!.Value.GetProperty("action");
        return NextCard(action.GetProperty("data").GetProperty("question").GetInt32() + 1);
    }

    private static AdaptiveExecuteAction Answer(string title, string value, int question) => new()
    {
        Title = title,
        Verb = "answer",
        Data = new() { ["round"] = "2026-W40", ["question"] = question, ["value"] = value },
    };
}
