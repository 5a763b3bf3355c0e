using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Administration;
using CollabBot.Core.Digests;
using CollabBot.Core.Practice;
using CollabBot.Core.Teams;

namespace CollabBot.Teams.Kits;

/// <summary>Kits, and the eight areas together, by typing: the same use cases as the buttons.</summary>
internal sealed class TypedKits(TeamRegistry teams, ReadAreas read)
{
    private const string Word = "kit";
    private const string Words = "kits";
    private const string Post = "post";
    private const string Areas = "areas";

    /// <returns>True for words that are about kits, or about the eight areas together.</returns>
    public static bool IsAbout(string words) => words is Areas || words.Split(' ')[0] is Word or Words;

    /// <param name="words">In small letters, one space between two words; <see cref="IsAbout"/>.</param>
    /// <returns>The dialog that is to go on with it, with what it begins with; null when all is said.</returns>
    public async Task<(string Name, IReadOnlyDictionary<string, string> Options)?> HandleAsync(ITurnContext turn, Sender sender, string words, CancellationToken cancellationToken)
    {
        if (words is Areas)
        {
            return await AreasAsync(turn, sender, cancellationToken);
        }

        var said = words.Split(' ')[1..];
        var named = string.Join(' ', said is [Post, ..] ? said[1..] : said);
        var area = AreaWords.In(named);
        if (named.Length > 0 && area is null)
        {
            await ShowAsync(turn, KitCards.List(KitTexts.NoSuchArea), cancellationToken);
            return null;
        }

        if (said is [Post, ..])
        {
            return (KitDialogs.Post, KitDialogs.Options(area));
        }

        if (area is null && await LeadsAsync(sender, cancellationToken))
        {
            return (KitDialogs.Focus, KitDialogs.Options(null));
        }

        await ShowAsync(turn, area is null ? KitCards.List() : KitCards.ForAnybody(ConversationKits.Shipped.Of(area)), cancellationToken);
        return null;
    }

    private async Task<(string Name, IReadOnlyDictionary<string, string> Options)?> AreasAsync(ITurnContext turn, Sender sender, CancellationToken cancellationToken)
    {
        var told = await read.HandleAsync(sender.Person, cancellationToken);
        if (told.Count > 1)
        {
            return (KitDialogs.Areas, KitDialogs.Options(null));
        }

        await ShowAsync(turn, AreaCards.Of(told.SingleOrDefault()), cancellationToken);
        return null;
    }

    private async Task<bool> LeadsAsync(Sender sender, CancellationToken cancellationToken) =>
        (await teams.ActiveTeamsOfAsync(sender.Person, cancellationToken)).Any(team => team.Lets(sender.Id, Operation.OfferKit));

    private static async Task ShowAsync(ITurnContext turn, AdaptiveCard card, CancellationToken cancellationToken) =>
        await turn.SendActivityAsync(OutboundActivity.FromCard(card, card.FallbackText), cancellationToken);
}
