namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Opens an https address in the browser.</summary>
public sealed record AdaptiveOpenUrlAction : AdaptiveAction
{
    public required string Url { get; init; }
}
