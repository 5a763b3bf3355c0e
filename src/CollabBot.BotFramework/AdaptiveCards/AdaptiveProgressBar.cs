namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>How much of something is done. Words beside it say the same.</summary>
public sealed record AdaptiveProgressBar : AdaptiveNewerElement
{
    /// <summary>0 to <see cref="Max"/>; null shows that something is going on.</summary>
    public double? Value { get; init; }

    /// <summary>Null means 100.</summary>
    public double? Max { get; init; }

    public AdaptiveProgressBarColor? Color { get; init; }
}
