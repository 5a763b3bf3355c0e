namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>A column of an <see cref="AdaptiveTable"/>; a share or pixels.</summary>
public sealed record AdaptiveTableColumn
{
    public AdaptiveWidth Width { get; init; } = AdaptiveWidth.Weight(1);

    public AdaptiveHorizontalAlignment? HorizontalCellContentAlignment { get; init; }

    public AdaptiveVerticalContentAlignment? VerticalCellContentAlignment { get; init; }
}
