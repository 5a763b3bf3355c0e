namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>An icon of the host's catalogue. Decorates: words beside it carry the meaning.</summary>
public sealed record AdaptiveIcon : AdaptiveNewerElement
{
    public required string Name { get; init; }

    public AdaptiveIconSize? Size { get; init; }

    public AdaptiveIconStyle? Style { get; init; }

    public AdaptiveTextColor? Color { get; init; }

    public AdaptiveAction? SelectAction { get; init; }
}
