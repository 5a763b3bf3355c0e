namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Yes or no. Arrives as <c>true</c> or <c>false</c> in text, unless named otherwise.</summary>
public sealed record AdaptiveToggleInput : AdaptiveInput
{
    public required string Title { get; init; }

    public string? ValueOn { get; init; }

    public string? ValueOff { get; init; }

    public string? Value { get; init; }

    public bool? Wrap { get; init; }
}
