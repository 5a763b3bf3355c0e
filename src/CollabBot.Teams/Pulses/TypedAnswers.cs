using System.Globalization;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Teams.Teams;

namespace CollabBot.Teams.Pulses;

/// <summary>Answering by typing: the same questions, saved by the same use case as a tap.</summary>
/// <remarks>
/// Not a dialog with a state of its own: a stored position would tell who has answered. Which question a word is for is under the seal of the
/// person's own ballot.
/// </remarks>
internal sealed class TypedAnswers(OpenPulses openPulses, AnswerQuestion answers, TimeProvider time)
{
    private static readonly AnswerPrompt[] Prompts = [.. ItemBank.Shipped.Items.Select(item => item.Scale).Distinct().Select(scale => new AnswerPrompt(scale))];

    /// <returns>True for words that could only be meant as an answer.</returns>
    public static bool LooksLikeAnswer(string text) => Prompts.Any(prompt => prompt.Read(text) is not null);

    /// <summary>Sends the question that is on the person's screen, as a fresh card.</summary>
    public async Task ShowAsync(ITurnContext turn, Sender sender, RoundRef round, CancellationToken cancellationToken)
    {
        var outcome = await answers.ShowAsync(sender.Person, round, cancellationToken);
        if (outcome is AnswerOutcome.Shown { View.Question: { } question })
        {
            outcome = await answers.TurnToAsync(sender.Person, round, question.Index, cancellationToken);
        }

        await SendAsync(turn, outcome, cancellationToken);
    }

    /// <summary>Says why the person is asked what is on their screen; without a question there, what holds for every one.</summary>
    public async Task WhyAsync(ITurnContext turn, Sender sender, CancellationToken cancellationToken)
    {
        var asked = (await OnScreenAsync(sender, cancellationToken)).FirstOrDefault(view => view.Question is not null);
        await turn.SendActivityAsync(OutboundActivity.FromText(asked is null ? HelpTexts.Privacy : PulseNotice.InText(asked)), cancellationToken);
    }

    /// <summary>Takes what a person typed as an answer to the question on their screen, if one is there.</summary>
    public async Task<TypedAnswerOutcome> HandleAsync(ITurnContext turn, Sender sender, string text, CancellationToken cancellationToken)
    {
        var open = await OnScreenAsync(sender, cancellationToken);
        switch (open)
        {
            case []:
                return TypedAnswerOutcome.NoOpenPulse;
            case [{ Question: { } question } view]:
                await AnswerAsync(turn, sender, view.Plan.Ref, question, text, cancellationToken);
                return TypedAnswerOutcome.Handled;
            case [_]:
                return TypedAnswerOutcome.Through;
            default:
                return TypedAnswerOutcome.WhichPulse;
        }
    }

    /// <summary>The pulse that the person dealt with last; all of them when they have not touched any.</summary>
    private async Task<IReadOnlyList<PulseView>> OnScreenAsync(Sender sender, CancellationToken cancellationToken)
    {
        var views = new List<PulseView>();
        foreach (var round in await openPulses.FindAsync(sender.Person, cancellationToken))
        {
            if (await answers.ShowAsync(sender.Person, round, cancellationToken) is AnswerOutcome.Shown shown)
            {
                views.Add(shown.View);
            }
        }

        return views.Where(view => view.SeenAt is not null).MaxBy(view => view.SeenAt) is { } latest ? [latest] : views;
    }

    private async Task AnswerAsync(ITurnContext turn, Sender sender, RoundRef round, Question question, string text, CancellationToken cancellationToken)
    {
        var prompt = new AnswerPrompt(question.Item.Scale);
        if (prompt.Read(text) is not { } value)
        {
            await turn.SendActivityAsync(OutboundActivity.FromText(prompt.Refusal(AdaptiveText.Escape(text, 40))), cancellationToken);
            return;
        }

        var outcome = value switch
        {
            AnswerPrompt.Back => await answers.TurnToAsync(sender.Person, round, Math.Max(0, question.Index - 1), cancellationToken),
            AnswerPrompt.Skip when question.IsAnswered => await LeaveAsync(),
            AnswerPrompt.Skip or AnswerPrompt.DoesNotApply => await SaveAsync(new Reply.PassedOver()),
            _ => await SaveAsync(new Reply.Rated(int.Parse(value, CultureInfo.InvariantCulture))),
        };
        await SendAsync(turn, outcome, cancellationToken);

        // Whoever looks through their answers and skips one means to keep it.
        Task<AnswerOutcome> LeaveAsync() => answers.LeaveAsync(sender.Person, round, question.Index, cancellationToken);

        Task<AnswerOutcome> SaveAsync(Reply reply) =>
            answers.HandleAsync(sender.Person, round, question.Index, reply, null, turn.Activity.Timestamp ?? time.GetUtcNow(), cancellationToken);
    }

    private static async Task SendAsync(ITurnContext turn, AnswerOutcome outcome, CancellationToken cancellationToken)
    {
        var card = PulseReplies.CardOf(outcome);
        await turn.SendActivityAsync(OutboundActivity.FromCard(card, card.FallbackText), cancellationToken);
    }
}

/// <summary>What a typed text was, seen from the open pulses.</summary>
internal enum TypedAnswerOutcome
{
    /// <summary>It was an answer, or was refused as one; the person has been told.</summary>
    Handled,

    /// <summary>No pulse is open for the person.</summary>
    NoOpenPulse,

    /// <summary>The person has answered everything; the text was for nothing.</summary>
    Through,

    /// <summary>Several pulses are open and the person has touched none: which one is meant?</summary>
    WhichPulse,
}
