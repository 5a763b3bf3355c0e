namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Unfolds another card below the buttons.</summary>
public sealed record AdaptiveShowCardAction : AdaptiveAction
{
    public required AdaptiveShowCard Card { get; init; }
}
