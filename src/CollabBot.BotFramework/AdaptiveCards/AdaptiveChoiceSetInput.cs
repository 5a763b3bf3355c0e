namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>One or several of some choices. Several arrive joined by commas, so a choice's value holds none.</summary>
public sealed record AdaptiveChoiceSetInput : AdaptiveInput
{
    public required IReadOnlyList<AdaptiveChoice> Choices { get; init; }

    public bool? IsMultiSelect { get; init; }

    public AdaptiveChoiceInputStyle? Style { get; init; }

    public string? Placeholder { get; init; }

    public bool? Wrap { get; init; }

    public string? Value { get; init; }
}
