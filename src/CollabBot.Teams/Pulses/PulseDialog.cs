using System.Globalization;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.BotFramework.Dialogs;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Teams.Pulses;

/// <summary>Answering by typing: the same questions, saved by the same use case as a tap.</summary>
/// <remarks>The dialog remembers which question is on the screen and nothing else: an answer goes straight into its slot.</remarks>
internal sealed class PulseDialog(AnswerQuestion answers, PulseReplies replies, TimeProvider time)
{
    public const string Id = "pulse";
    public const string QuestionStep = "question";

    /// <summary>In place of a question's index: the first one without an answer.</summary>
    public const int FirstOpen = -1;

    private static readonly AnswerPrompt[] Prompts = [.. ItemBank.Shipped.Items.Select(item => item.Scale).Distinct().Select(scale => new AnswerPrompt(scale))];

    public Dialog Create() => new WaterfallDialog(Id, version: 1, new WaterfallStep(QuestionStep, AskAsync), new WaterfallStep("save", SaveAsync));

    /// <summary>What the dialog has to know to be at a question.</summary>
    public static Dictionary<string, string> At(RoundRef round, int question) => new(StringComparer.Ordinal)
    {
        [CardActions.Team] = round.Team.Team.Value,
        [CardActions.Round] = round.Round.Value,
        [CardActions.Question] = question.ToString(CultureInfo.InvariantCulture),
    };

    /// <returns>True for words that could only be meant as an answer, so that a person need not start a dialog first.</returns>
    public static bool LooksLikeAnswer(string text) => Prompts.Any(prompt => prompt.Value(text) is not null);

    private async Task<DialogTurnResult> AskAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (RoundOf(step) is not var (sender, round, question))
        {
            return await step.EndDialogAsync(null, cancellationToken);
        }

        var outcome = await answers.ShowAsync(sender.Person, round, question, cancellationToken);
        var card = await replies.CardOfAsync(outcome, round.Team, cancellationToken);
        if (outcome is not AnswerOutcome.Shown { View.Question: { } shown })
        {
            step.Reply(Message(card));
            return await step.EndDialogAsync(null, cancellationToken);
        }

        // From here on it is this question that is on the screen, whatever is answered elsewhere meanwhile.
        step.Values[CardActions.Question] = shown.Index.ToString(CultureInfo.InvariantCulture);
        return await step.PromptAsync(new AnswerPrompt(shown.Item.Scale), new PromptOptions { Text = "", Card = card }, cancellationToken);
    }

    private async Task<DialogTurnResult> SaveAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (RoundOf(step) is not var (sender, round, question))
        {
            return await step.EndDialogAsync(null, cancellationToken);
        }

        if (step.Result is AnswerPrompt.Back)
        {
            return await step.ReplaceDialogAsync(Id, At(round, Math.Max(0, question - 1)), cancellationToken);
        }

        Reply reply = int.TryParse(step.Result, CultureInfo.InvariantCulture, out var value) ? new Reply.Rated(value) : new Reply.PassedOver();
        var at = step.Activity.Timestamp ?? time.GetUtcNow();
        var outcome = await answers.HandleAsync(sender.Person, round, question, reply, null, at, cancellationToken);
        if (outcome is AnswerOutcome.Shown { View.Question: { } next })
        {
            return await step.ReplaceDialogAsync(Id, At(round, next.Index), cancellationToken);
        }

        step.Reply(Message(await replies.CardOfAsync(outcome, round.Team, cancellationToken)));
        return await step.EndDialogAsync(null, cancellationToken);
    }

    private static OutboundActivity Message(AdaptiveCard card) => OutboundActivity.FromCard(card, card.FallbackText);

    private static (Sender Sender, RoundRef Round, int Question)? RoundOf(WaterfallStepContext step) =>
        Sender.Of(step.Activity) is { } sender
        && step.Values.TryGetValue(CardActions.Team, out var team)
        && step.Values.TryGetValue(CardActions.Round, out var round)
        && step.Values.TryGetValue(CardActions.Question, out var text)
        && int.TryParse(text, CultureInfo.InvariantCulture, out var question)
            ? (sender, new RoundRef(sender.In(new TeamId(team)), new RoundId(round)), question)
            : null;
}
