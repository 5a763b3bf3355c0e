namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>An element that came after version 1.5. It cannot be made without saying what an older client shows.</summary>
public abstract record AdaptiveNewerElement : AdaptiveElement
{
    /// <summary>What a client shows that does not know this type.</summary>
    public required AdaptiveFallback Fallback { get; init; }
}
