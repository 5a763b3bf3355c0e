using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.Core.Practice;

namespace CollabBot.Teams.Nudges;

/// <summary>The library of small steps, by typing: <c>nudges</c> for all areas, <c>nudges trust</c> for one.</summary>
internal static class TypedNudges
{
    private const string Library = "nudges";

    /// <returns>True for words that are about nudges.</returns>
    public static bool IsAbout(string words) => words is Library || words.StartsWith(Library + " ", StringComparison.Ordinal);

    /// <param name="words">In small letters, one space between two words; <see cref="IsAbout"/>.</param>
    public static Task HandleAsync(ITurnContext turn, string words, CancellationToken cancellationToken)
    {
        var card = NudgeLibraryCards.Of(AreaIn(words[Library.Length..].Trim()));
        return turn.SendActivityAsync(OutboundActivity.FromCard(card, card.FallbackText), cancellationToken);
    }

    /// <summary>By id, or by its short name as cards have it.</summary>
    private static PracticeArea? AreaIn(string words) =>
        PracticeArea.All.FirstOrDefault(area => words.Equals(area.Id, StringComparison.OrdinalIgnoreCase) || words.Equals(area.ShortName, StringComparison.OrdinalIgnoreCase));
}
