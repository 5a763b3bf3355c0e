namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Buttons within the body. An Execute with a <see cref="AdaptiveAction.Fallback"/> for old clients stands here.</summary>
public sealed record AdaptiveActionSet : AdaptiveElement
{
    public required IReadOnlyList<AdaptiveAction> Actions { get; init; }
}
