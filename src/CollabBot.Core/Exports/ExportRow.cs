namespace CollabBot.Core.Exports;

/// <summary>One row of an export: what one team was told, or how it is set up. The same row in every format. Immutable.</summary>
/// <remarks>What each member means, and which values it takes, is said by <see cref="ExportColumns"/>, in the file itself too. Null where it does not apply.</remarks>
/// <param name="Record">What kind of row it is: <c>setting</c>, <c>round</c>, <c>reading</c>, <c>ways</c>, <c>nudge</c>, <c>reply</c> or <c>noticed</c>.</param>
/// <param name="Organisation">The tenant's id.</param>
/// <param name="Team">The team's id.</param>
public sealed record ExportRow(string Record, string Organisation, string Team)
{
    public string? TeamName { get; init; }

    public int? Round { get; init; }

    public string? Date { get; init; }

    public string? ToldTo { get; init; }

    public string? Item { get; init; }

    public int? Level { get; init; }

    public string? Bound { get; init; }

    public int? GiveOrTake { get; init; }

    public string? Answers { get; init; }

    public int? FavourablePercent { get; init; }

    public int? BetweenPercent { get; init; }

    public int? NotYetPercent { get; init; }

    public string? Agreement { get; init; }

    public string? Change { get; init; }

    public string? ChangeWords { get; init; }

    public string? Until { get; init; }

    public string? Words { get; init; }
}
