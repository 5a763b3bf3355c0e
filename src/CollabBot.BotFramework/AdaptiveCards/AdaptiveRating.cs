namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>A value in stars, to look at. Words beside it or its fallback say the same.</summary>
public sealed record AdaptiveRating : AdaptiveNewerElement
{
    /// <summary>0 to <see cref="Max"/>.</summary>
    public required double Value { get; init; }

    /// <summary>Stars in all; null means 5.</summary>
    public int? Max { get; init; }

    /// <summary>How many ratings the value is made of; null leaves it out.</summary>
    public int? Count { get; init; }

    public AdaptiveRatingSize? Size { get; init; }

    public AdaptiveRatingColor? Color { get; init; }

    public AdaptiveRatingStyle? Style { get; init; }
}
