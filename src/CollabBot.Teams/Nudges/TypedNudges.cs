using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.Core.Nudges;
using CollabBot.Languages;

namespace CollabBot.Teams.Nudges;

/// <summary>The library and replies to a nudge, by typing: the same use case as the buttons.</summary>
internal sealed class TypedNudges(ReplyToNudge replies)
{
    private const string Library = "nudges";
    private const string Reply = "nudge";
    private static string None => Phrase.Of("I have suggested nothing to you lately, or it is counted already. Write **nudges** for all small steps.");
    private static string HowTo => Phrase.Of("Write **nudge try**, **nudge not now** or **nudge not for us**; a week later **nudge yes**, **nudge a bit**, **nudge no** or **nudge did not try**. The newest word counts, and nobody sees that it was you.");

    /// <returns>True for words that are about nudges.</returns>
    public static bool IsAbout(string words) => words is Library or Reply || words.StartsWith(Library + " ", StringComparison.Ordinal) || words.StartsWith(Reply + " ", StringComparison.Ordinal);

    /// <param name="words">In small letters, one space between two words; <see cref="IsAbout"/>.</param>
    public async Task HandleAsync(ITurnContext turn, Sender sender, string words, CancellationToken cancellationToken)
    {
        if (words.StartsWith(Library, StringComparison.Ordinal))
        {
            var card = NudgeLibraryCards.Of(AreaWords.In(words[Library.Length..].Trim()));
            await turn.SendActivityAsync(OutboundActivity.FromCard(card, card.FallbackText), cancellationToken);
            return;
        }

        await turn.SendActivityAsync(OutboundActivity.FromText(await ReplyAsync(sender, words[Reply.Length..].Trim(), cancellationToken)), cancellationToken);
    }

    private async Task<string> ReplyAsync(Sender sender, string words, CancellationToken cancellationToken)
    {
        if (await replies.LatestAsync(sender.Person, cancellationToken) is not { Nudge: { } nudge } latest)
        {
            return None;
        }

        return NudgeWords.In(words) is { } reply
            ? NudgeActions.TextOf(await replies.HandleAsync(sender.Person, latest.Ref, reply, cancellationToken))
            : $"{nudge.Text}\n\n{HowTo}";
    }
}
