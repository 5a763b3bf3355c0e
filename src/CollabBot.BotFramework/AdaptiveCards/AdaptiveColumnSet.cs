namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Columns side by side, for layout; data belongs in an <see cref="AdaptiveTable"/>.</summary>
public sealed record AdaptiveColumnSet : AdaptiveElement
{
    public required IReadOnlyList<AdaptiveColumn> Columns { get; init; }

    public AdaptiveContainerStyle? Style { get; init; }

    public bool? Bleed { get; init; }

    public AdaptiveAction? SelectAction { get; init; }
}
