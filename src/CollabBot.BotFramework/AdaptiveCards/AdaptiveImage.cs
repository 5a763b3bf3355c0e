namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>A picture: an https URL that anybody can read, or a PNG data URI.</summary>
public sealed record AdaptiveImage : AdaptiveElement
{
    /// <summary>One image without a URL makes Teams drop the whole card.</summary>
    public required string Url { get; init; }

    /// <summary>What the picture says; empty when it only decorates.</summary>
    public required string AltText { get; init; }

    public AdaptiveImageSize? Size { get; init; }

    public AdaptiveImageStyle? Style { get; init; }

    /// <summary>Pixels with their unit, such as <c>80px</c>.</summary>
    public string? Width { get; init; }

    public AdaptiveAction? SelectAction { get; init; }
}
