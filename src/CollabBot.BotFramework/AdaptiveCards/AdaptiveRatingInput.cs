namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Stars that a person gives. Arrives as a number in text.</summary>
public sealed record AdaptiveRatingInput : AdaptiveInput
{
    /// <summary>What a client shows that does not know this type: another input of the same id, so that the answer still arrives.</summary>
    public required AdaptiveFallback Fallback { get; init; }

    /// <summary>0, for none given, to <see cref="Max"/>.</summary>
    public double? Value { get; init; }

    /// <summary>Stars in all; null means 5.</summary>
    public int? Max { get; init; }

    public bool? AllowHalfSteps { get; init; }

    public AdaptiveRatingSize? Size { get; init; }

    public AdaptiveRatingColor? Color { get; init; }
}
