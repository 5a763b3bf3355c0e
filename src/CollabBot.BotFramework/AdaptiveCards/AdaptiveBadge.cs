namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>A short label on a coloured ground.</summary>
public sealed record AdaptiveBadge : AdaptiveNewerElement
{
    public required string Text { get; init; }

    /// <summary>Name of an icon in the host's catalogue.</summary>
    public string? Icon { get; init; }

    public AdaptiveIconPosition? IconPosition { get; init; }

    public AdaptiveBadgeAppearance? Appearance { get; init; }

    public AdaptiveBadgeSize? Size { get; init; }

    public AdaptiveBadgeShape? Shape { get; init; }

    public AdaptiveBadgeStyle? Style { get; init; }

    public string? Tooltip { get; init; }
}
