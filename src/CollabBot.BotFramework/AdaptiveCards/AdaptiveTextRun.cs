namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Literal text with one look.</summary>
public sealed record AdaptiveTextRun : AdaptiveInline
{
    public required string Text { get; init; }

    public AdaptiveTextSize? Size { get; init; }

    public AdaptiveTextWeight? Weight { get; init; }

    public AdaptiveTextColor? Color { get; init; }

    public bool? IsSubtle { get; init; }

    public AdaptiveFontType? FontType { get; init; }

    public bool? Italic { get; init; }

    public bool? Strikethrough { get; init; }

    public bool? Highlight { get; init; }

    public bool? Underline { get; init; }

    public AdaptiveAction? SelectAction { get; init; }
}
