using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>A row of an <see cref="AdaptiveTable"/>.</summary>
public sealed record AdaptiveTableRow
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "TableRow";

    public required IReadOnlyList<AdaptiveTableCell> Cells { get; init; }

    public AdaptiveContainerStyle? Style { get; init; }

    /// <summary>A header row of these texts.</summary>
    public static AdaptiveTableRow Header(params ReadOnlySpan<AdaptiveText> texts)
    {
        var cells = new AdaptiveTableCell[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            cells[i] = new AdaptiveTableCell
            {
                Items = [new AdaptiveTextBlock { Text = texts[i], Weight = AdaptiveTextWeight.Bolder, Style = AdaptiveTextBlockStyle.ColumnHeader }],
            };
        }

        return new AdaptiveTableRow { Cells = cells };
    }

    /// <summary>A row of these texts.</summary>
    public static AdaptiveTableRow Of(params ReadOnlySpan<AdaptiveText> texts)
    {
        var cells = new AdaptiveTableCell[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            cells[i] = new AdaptiveTableCell { Items = [new AdaptiveTextBlock { Text = texts[i] }] };
        }

        return new AdaptiveTableRow { Cells = cells };
    }
}
