namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>A number. Arrives as text with the client's decimal mark.</summary>
public sealed record AdaptiveNumberInput : AdaptiveInput
{
    public double? Min { get; init; }

    public double? Max { get; init; }

    public string? Placeholder { get; init; }

    public double? Value { get; init; }
}
