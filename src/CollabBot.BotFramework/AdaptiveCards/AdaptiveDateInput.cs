namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>A date; bounds are inclusive. Arrives as <c>YYYY-MM-DD</c>.</summary>
public sealed record AdaptiveDateInput : AdaptiveInput
{
    public DateOnly? Min { get; init; }

    public DateOnly? Max { get; init; }

    public DateOnly? Value { get; init; }
}
