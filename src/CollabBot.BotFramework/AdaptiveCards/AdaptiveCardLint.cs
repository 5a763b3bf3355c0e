using System.Text;
using CollabBot.BotFramework.Activities;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Checks that a card can be read, heard, answered and drawn by everybody who may get it. Meant for tests of all cards.</summary>
public static class AdaptiveCardLint
{
    /// <summary>Largest card in bytes of UTF-16, which is how Teams counts: small enough for every place a card may go.</summary>
    public const int MaxBytes = 25 * 1024;

    /// <summary>Largest activity in bytes of UTF-16, its cards included: well below what Teams refuses.</summary>
    public const int MaxActivityBytes = 80 * 1024;

    /// <summary>More actions than this go to the overflow menu.</summary>
    public const int MaxPrimaryActions = 6;

    /// <summary>More people than this can't refresh by themselves.</summary>
    public const int MaxRefreshUsers = 60;

    /// <returns>True when the card is no larger than <see cref="MaxBytes"/>.</returns>
    public static bool Fits(AdaptiveCard card) => Utf16(card.ToJson()) <= MaxBytes;

    /// <returns>Everything that is wrong, in reading order; empty for a good card.</returns>
    public static IReadOnlyList<AdaptiveCardFinding> Check(AdaptiveCard card)
    {
        var walk = new AdaptiveCardWalk(card.Mentions ?? []);
        walk.Require(!string.IsNullOrWhiteSpace(card.FallbackText), "fallback-text", "", "Say in plain words what the card says.");
        walk.RequireHarmless(card.FallbackText, "fallbackText");
        walk.Require(card.Lang is { Length: 2 or 3 } lang && lang.All(char.IsAsciiLetter), "lang", "", "Name the card's language, without a region: a screen reader would read it in the client's.");
        walk.Require(Fits(card), "size", "", $"Keep the card within {MaxBytes} bytes of UTF-16: show fewer rows.");
        walk.Require(card.Refresh?.UserIds is not { Count: > MaxRefreshUsers }, "refresh-users", "refresh", $"Name at most {MaxRefreshUsers} people.");
        walk.Visit(card.Body, "body");
        walk.Visit(card.Actions, "actions", selectable: false);

        walk.Require(walk.Texts is [{ Style: AdaptiveTextBlockStyle.Heading }, ..], "heading-first", "body", "Begin with a text block of style heading.");
        walk.Require(
            !walk.HasChart || walk.Texts.Any(text => text.Style is not (AdaptiveTextBlockStyle.Heading or AdaptiveTextBlockStyle.ColumnHeader)),
            "chart-sentence",
            "body",
            "Say the chart's conclusion in a sentence: phones and screen readers get no chart.");
        walk.Require(
            (card.Mentions ?? []).All(mention => walk.Texts.Any(text => text.Text.Markdown.Contains(mention.Text, StringComparison.Ordinal))),
            "mention",
            "msteams",
            "Let a text hold each mention letter for letter.");
        walk.RequireReferences();
        return walk.Findings;
    }

    /// <summary>Checks a message as a whole: what notifies of it, how large it is, and each card in it.</summary>
    public static IReadOnlyList<AdaptiveCardFinding> Check(OutboundActivity activity)
    {
        var cards = activity.Attachments ?? [];
        var walk = new AdaptiveCardWalk([]);
        walk.Require(cards.Count == 0 || !string.IsNullOrWhiteSpace(activity.Summary), "summary", "", "Say in the summary what a notification shows.");
        walk.RequireHarmless(activity.Summary, "summary");
        walk.Require(cards.Count == 0 || activity.Text is null, "text-beside-card", "text", "Send text and card apart: Teams may split them, and then neither can be updated.");
        walk.Require(Utf16(activity.ToJson()) <= MaxActivityBytes, "activity-size", "", $"Keep the message within {MaxActivityBytes} bytes of UTF-16.");
        return [.. walk.Findings, .. cards.SelectMany(attachment => Check(attachment.Content))];
    }

    private static int Utf16(string json) => Encoding.Unicode.GetByteCount(json);
}
