namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Takes inputs back to their first values, on the client; the bot learns nothing of it. Stands in an <see cref="AdaptiveActionSet"/>.</summary>
public sealed record AdaptiveResetInputsAction : AdaptiveAction
{
    /// <summary>Ids of inputs; null means all.</summary>
    public IReadOnlyList<string>? TargetInputIds { get; init; }
}
