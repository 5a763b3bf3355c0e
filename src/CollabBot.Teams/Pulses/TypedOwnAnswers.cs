using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Teams.Teams;

namespace CollabBot.Teams.Pulses;

/// <summary>Seeing and withdrawing one's answers by typing: the same use case as the buttons.</summary>
internal sealed class TypedOwnAnswers(OpenPulses openPulses, OwnAnswers own)
{
    private const string Word = "withdraw";

    /// <returns>The code in <c>withdraw 7f3a-91c2-…</c>, or in a text that is nothing but a code; null when there is none.</returns>
    public static WithdrawalCode? CodeIn(string words) =>
        WithdrawalCode.TryParse(words.StartsWith(Word, StringComparison.Ordinal) ? words[Word.Length..] : words, out var code) ? code : null;

    /// <summary>A card for each pulse that is open for the person.</summary>
    public async Task ListAsync(ITurnContext turn, Sender sender, CancellationToken cancellationToken)
    {
        var open = await openPulses.FindAsync(sender.Person, cancellationToken);
        foreach (var round in open)
        {
            await SendAsync(turn, await own.ListAsync(sender.Person, round, cancellationToken), cancellationToken);
        }

        if (open is [])
        {
            await turn.SendActivityAsync(OutboundActivity.FromText(HelpTexts.NothingToWithdraw), cancellationToken);
        }
    }

    /// <summary>Withdraws from the one pulse that is open; with several, shows them to choose from.</summary>
    public async Task WithdrawAsync(ITurnContext turn, Sender sender, CancellationToken cancellationToken)
    {
        if (await openPulses.FindAsync(sender.Person, cancellationToken) is [var only])
        {
            await SendAsync(turn, await own.WithdrawAsync(sender.Person, only, null, turn.Activity.Timestamp, cancellationToken), cancellationToken);
            return;
        }

        await ListAsync(turn, sender, cancellationToken);
    }

    public async Task WithdrawAsync(ITurnContext turn, Sender sender, WithdrawalCode code, CancellationToken cancellationToken) =>
        await SendAsync(turn, await own.WithdrawAsync(sender.Tenant, code, turn.Activity.Timestamp, cancellationToken), cancellationToken);

    private static async Task SendAsync(ITurnContext turn, AnswerOutcome outcome, CancellationToken cancellationToken)
    {
        var card = PulseReplies.CardOf(outcome);
        await turn.SendActivityAsync(OutboundActivity.FromCard(card, card.FallbackText), cancellationToken);
    }
}
