using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.BotFramework.Dialogs;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;

namespace CollabBot.Teams.Delivery;

/// <summary>A person sees their own budget, and changes it: by a button, and by typing. Nobody else is told.</summary>
internal sealed class AttentionActions(AttentionBudget budget, TimeProvider time)
{
    private const string Word = "budget";

    /// <returns>True for <c>budget</c>, and for it with anything behind.</returns>
    public static bool IsAbout(string words) => words == Word || words.StartsWith(Word + " ", StringComparison.Ordinal);

    public async Task HandleAsync(ITurnContext turn, Sender sender, string words, CancellationToken cancellationToken)
    {
        var card = await ShowAsync(sender, words[Word.Length..].Trim(), turn.Activity.TimeZone, cancellationToken);
        await turn.SendActivityAsync(OutboundActivity.FromCard(card, card.FallbackText), cancellationToken);
    }

    /// <param name="timeZone">Of the person's device, by which their week is told; null when it is not known.</param>
    public async Task<CardAnswer> HandleAsync(Sender sender, CardData data, string? timeZone, CancellationToken cancellationToken) =>
        new CardAnswer.Replaced(await ShowAsync(sender, data.Text(CardActions.Cap) ?? "", timeZone, cancellationToken));

    /// <param name="wish">The cap as it came; empty to change nothing.</param>
    private async Task<AdaptiveCard> ShowAsync(Sender sender, string wish, string? timeZone, CancellationToken cancellationToken)
    {
        var cap = CapIn(wish);
        if (cap is { } chosen)
        {
            await budget.SetCapAsync(sender.Person, chosen, cancellationToken);
        }

        var clock = TeamClock.Find(ZonePrompt.Find(timeZone)?.Id ?? "") ?? TeamClock.For("Etc/UTC");
        var view = await budget.ShowAsync(sender.Person, AttentionWeek.At(clock, time.GetUtcNow()), cancellationToken);
        return AttentionCards.Of(view, wish.Length > 0 && cap is null ? AttentionCards.NoSuchCap : null);
    }

    private static int? CapIn(string wish) => wish is [>= '0' and <= '9' and var digit] && digit - '0' is >= AttentionAccount.LowestCap and <= AttentionAccount.HighestCap and var cap ? cap : null;
}
