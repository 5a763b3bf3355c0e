using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Data in rows and columns. The first row is the header; its texts have the style column header.</summary>
public sealed record AdaptiveTable : AdaptiveElement
{
    public required IReadOnlyList<AdaptiveTableColumn> Columns { get; init; }

    public required IReadOnlyList<AdaptiveTableRow> Rows { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool FirstRowAsHeaders { get; init; } = true;

    public bool? ShowGridLines { get; init; }

    public AdaptiveContainerStyle? GridStyle { get; init; }
}
