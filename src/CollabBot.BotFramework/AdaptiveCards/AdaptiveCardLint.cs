using System.Text;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Checks that a card can be read, heard, answered and drawn by everybody who may get it. Meant for tests of all cards.</summary>
public static class AdaptiveCardLint
{
    /// <summary>Largest card in bytes of UTF-16, which is how Teams counts: small enough for every place a card may go.</summary>
    public const int MaxBytes = 25 * 1024;

    /// <summary>More actions than this go to the overflow menu.</summary>
    public const int MaxPrimaryActions = 6;

    /// <summary>More people than this can't refresh by themselves.</summary>
    public const int MaxRefreshUsers = 60;

    /// <returns>Everything that is wrong, in reading order; empty for a good card.</returns>
    public static IReadOnlyList<AdaptiveCardFinding> Check(AdaptiveCard card)
    {
        var walk = new AdaptiveCardWalk();
        walk.Require(!string.IsNullOrWhiteSpace(card.FallbackText), "fallback-text", "", "Say in plain words what the card says.");
        walk.Require(Encoding.Unicode.GetByteCount(card.ToJson()) <= MaxBytes, "size", "", $"Keep the card within {MaxBytes} bytes of UTF-16: show fewer rows.");
        walk.Require(card.Refresh?.UserIds is not { Count: > MaxRefreshUsers }, "refresh-users", "refresh", $"Name at most {MaxRefreshUsers} people.");
        walk.Visit(card.Body, "body");
        walk.Visit(card.Actions, "actions", selectable: false);

        walk.Require(walk.Texts is [{ Style: AdaptiveTextBlockStyle.Heading }, ..], "heading-first", "body", "Begin with a text block of style heading.");
        walk.Require(
            !walk.HasChart || walk.Texts.Any(text => text.Style is not (AdaptiveTextBlockStyle.Heading or AdaptiveTextBlockStyle.ColumnHeader)),
            "chart-sentence",
            "body",
            "Say the chart's conclusion in a sentence: phones and screen readers get no chart.");
        walk.RequireUnique();
        return walk.Findings;
    }
}
