using CollabBot.Core.Insights.Evidence;

namespace CollabBot.Core.Exports;

/// <summary>The columns of an export, in their order: the data dictionary that goes with every file.</summary>
public static class ExportColumns
{
    /// <summary>Which columns there are, and what they mean. Another number when one changes its meaning or goes; one that is added leaves it.</summary>
    public const int Schema = 1;

    public static IReadOnlyList<ExportColumn> All { get; } =
    [
        new("record", "What the row is: setting (how the team is set up now), round (a round that was told), reading (one area of a round), ways (where the ways of working lie), "
            + "nudge (a small step that the team was given), reply (what a leader replied), noticed (whether the team noticed what a leader said they would do).", row => row.Record),
        new("organisation", "Id of the tenant.", row => row.Organisation),
        new("team", "Id of the team.", row => row.Team),
        new("team_name", "Name of the team as last heard; empty when none was.", row => row.TeamName),
        new("round", "Number of the team's round, from 1. Empty in a file for publication.", row => row.Round),
        new("date", "The team's local date of the round, YYYY-MM-DD; in a file for publication the month, YYYY-MM.", row => row.Date),
        new("told_to", "Who was told: channel, people (each person who was asked, because others can read the channel), or nobody (the monthly check withheld it).", row => row.ToldTo),
        new("item", "Of a setting its name. Of a reading the area: trust, relationships, equality, infoflow, environment, opportunities, mobilising, pragmatic, or shift (the ways of working). "
            + "Of a nudge its id. Of a reply heard, will-do or cannot. Of noticed: by-most, by-about-half or by-few of those who voted.", row => row.Item),
        new("level", "0 to 100 in steps of 5, as it was told; with a bound, the bound.", row => row.Level),
        new("bound", "exact (the level to the nearest 5), at-most, at-least, not-shown (not enough answers to show it safely); "
            + "in a file for publication [c] for everything that is kept back for confidentiality, whatever the reason.", row => row.Bound),
        new("give_or_take", "How uncertain the level is, in points of the same scale (90 %).", row => row.GiveOrTake),
        new("answers", "How many answered, as the band that was told: 5-9, 10-14, 15-24 or 25-or-more. There is no exact number.", row => row.Answers),
        new("favourable_percent", "Share of favourable answers to the nearest 5; only where the shares were told.", row => row.FavourablePercent),
        new("between_percent", "Share of answers in between to the nearest 5; empty where they were told among those not yet favourable.", row => row.BetweenPercent),
        new("not_yet_percent", "Share of answers not yet favourable to the nearest 5; only where the shares were told.", row => row.NotYetPercent),
        new("agreement", "How near to one another the answers lie: close, mixed or split; only where it was told.", row => row.Agreement),
        new("change", $"What the readings up to then allowed to be said of a change: {string.Join(", ", Enum.GetValues<ChangeStatus>().Select(ExportRows.WordOf))}.", row => row.Change),
        new("change_words", "The same in the words of the summary.", row => row.ChangeWords),
        new("until", "Of a reply or noticed, until when the leader meant to do it; a date like that in date.", row => row.Until),
        new("words", "What was told, in its own words; of a setting its value. A leader's own words stand here only where the whole channel was told them, and never in a file for publication.", row => row.Words),
    ];
}

/// <summary>One column.</summary>
/// <param name="Name">Never changes its meaning within a schema.</param>
/// <param name="Meaning">In plain words, with the values that it takes.</param>
/// <param name="Of">The value in a row: a string, an int, or null.</param>
public sealed record ExportColumn(string Name, string Meaning, Func<ExportRow, object?> Of);
