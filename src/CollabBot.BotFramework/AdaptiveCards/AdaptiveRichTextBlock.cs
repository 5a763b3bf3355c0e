namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Runs of literal text, each with its own look; no markdown, so nothing needs escaping.</summary>
public sealed record AdaptiveRichTextBlock : AdaptiveElement
{
    public required IReadOnlyList<AdaptiveInline> Inlines { get; init; }
}
