namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Pages of which one is seen at a time. What everybody must read stands elsewhere: people may not leaf through.</summary>
public sealed record AdaptiveCarousel : AdaptiveNewerElement
{
    /// <summary>1 or more.</summary>
    public required IReadOnlyList<AdaptiveCarouselPage> Pages { get; init; }

    public AdaptiveCarouselPageAnimation? PageAnimation { get; init; }

    /// <summary>Pixels with their unit, such as <c>80px</c>.</summary>
    public string? MinHeight { get; init; }
}
