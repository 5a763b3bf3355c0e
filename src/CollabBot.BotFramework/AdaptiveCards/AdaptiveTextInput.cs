namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Text that a person types.</summary>
public sealed record AdaptiveTextInput : AdaptiveInput
{
    public string? Placeholder { get; init; }

    /// <summary>In characters; 1 or more.</summary>
    public int? MaxLength { get; init; }

    public bool? IsMultiline { get; init; }

    public string? Regex { get; init; }

    public AdaptiveTextInputStyle? Style { get; init; }

    public string? Value { get; init; }
}
