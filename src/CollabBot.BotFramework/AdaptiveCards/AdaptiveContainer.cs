namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Elements that belong together.</summary>
public sealed record AdaptiveContainer : AdaptiveElement
{
    public required IReadOnlyList<AdaptiveElement> Items { get; init; }

    public AdaptiveContainerStyle? Style { get; init; }

    public bool? Bleed { get; init; }

    /// <summary>Pixels with their unit, such as <c>80px</c>.</summary>
    public string? MinHeight { get; init; }

    public AdaptiveVerticalContentAlignment? VerticalContentAlignment { get; init; }

    public bool? ShowBorder { get; init; }

    public bool? RoundedCorners { get; init; }

    /// <summary>Makes the whole container a button; it needs a title.</summary>
    public AdaptiveAction? SelectAction { get; init; }
}
