using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.BotFramework.Dialogs;
using CollabBot.Languages;
using NodaTime;

namespace CollabBot.Teams.Pulses;

/// <summary>Being left alone for a while by typing: in all of one's teams at once; the same use case as the buttons.</summary>
internal sealed class TypedPauses(PauseActions pauses, TimeProvider time)
{
    private static readonly string[] Words = ["pause ", "away "];

    /// <returns>What follows the word in <c>pause until 3 March</c>, or in <c>away until 3 March</c>, which is the same; null when there is none.</returns>
    public static string? WishIn(string words) => Words.FirstOrDefault(word => words.StartsWith(word, StringComparison.Ordinal)) is { } word ? words[(word.Length - 1)..] : null;

    /// <summary>Lets the person choose for how long.</summary>
    public static Task OfferAsync(ITurnContext turn, CancellationToken cancellationToken) => SendAsync(turn, PauseCards.Choosing(PausePlace.Everywhere), cancellationToken);

    public async Task PauseAsync(ITurnContext turn, Sender sender, string wish, CancellationToken cancellationToken)
    {
        var zone = ZonePrompt.Find(turn.Activity.TimeZone) ?? DateTimeZone.Utc;
        if (PauseWords.Read(wish, turn.Activity.Locale, time.GetUtcNow(), zone) is not { } understood)
        {
            var came = AdaptiveText.Escape(wish.Trim(), 40);
            await turn.SendActivityAsync(
                OutboundActivity.FromText(Phrase.Of($"I cannot read from “{came}” how long you want a pause, so nothing was changed. Write *pause for 2 weeks*, *pause until 3 March*, or just *pause* to choose.")),
                cancellationToken);
            return;
        }

        await SendAsync(turn, await pauses.PauseAsync(sender, PausePlace.Everywhere, understood, cancellationToken), cancellationToken);
    }

    public async Task ResumeAsync(ITurnContext turn, Sender sender, CancellationToken cancellationToken) =>
        await SendAsync(turn, await pauses.ResumeAsync(sender, PausePlace.Everywhere, cancellationToken), cancellationToken);

    private static async Task SendAsync(ITurnContext turn, AdaptiveCard card, CancellationToken cancellationToken) =>
        await turn.SendActivityAsync(OutboundActivity.FromCard(card, card.FallbackText), cancellationToken);
}
