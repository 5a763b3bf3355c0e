namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Shows and hides elements of the same card; the bot learns nothing of it.</summary>
public sealed record AdaptiveToggleVisibilityAction : AdaptiveAction
{
    /// <summary>Ids of elements.</summary>
    public required IReadOnlyList<string> TargetElements { get; init; }
}
