using System.Globalization;
using CollabBot.Core.Digests;
using CollabBot.Core.Privacy;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Exports;

/// <summary>Makes rows for publication: from ten answers on, by the month, and nothing from which what is kept back could be worked out. Pure.</summary>
/// <remarks>
/// A change is told only where every earlier reading of the team in that area is shown: "by about 10 points" and a level give the level before. Ways of working and what a team noticed rest on
/// fewer than ten people, or on readings of a quarter, and are left out; so are leaders' own words, in which anybody may be named, and the numbers of rounds, which are dates.
/// </remarks>
internal static class Publication
{
    /// <summary>Kept back for confidentiality: the shorthand of the UK's statistical service.</summary>
    public const string KeptBack = "[c]";

    /// <param name="all">Of the whole organisation.</param>
    /// <param name="of">Whose rows are wanted.</param>
    /// <param name="today">Months that are not over are left out: what is kept back of a month stays so only once it is whole.</param>
    public static IEnumerable<ExportRow> Of(IReadOnlyList<ToldTeam> all, IReadOnlyList<ToldTeam> of, DateOnly today)
    {
        var before = new DateOnly(today.Year, today.Month, 1);
        var hidden = SecondarySuppression.Of(all.SelectMany(told => Over(told, before).SelectMany(once => CellsOf(told.Team, once))));
        return of.SelectMany(told => Of(told, before, hidden));
    }

    private static IEnumerable<ExportRow> Of(ToldTeam told, DateOnly before, IReadOnlySet<PublishedCell> hidden) =>
    [
        .. ExportRows.Settings(told.Team),
        .. Over(told, before).SelectMany(once => Of(told, once, hidden)),
        .. told.Replies.Where(reply => reply.Digest.Date < before).Select(reply => ByMonth(ExportRows.Of(told.Team, reply) with { Words = null })),
    ];

    private static IEnumerable<ExportRow> Of(ToldTeam told, ToldOnce once, IReadOnlySet<PublishedCell> hidden)
    {
        var isWhole = once.Summary.ShowsAnything && CellsOf(told.Team, once).All(cell => !hidden.Contains(cell));
        yield return ByMonth(ExportRows.RoundOf(told.Team, once) with { ToldTo = null, Words = isWhole ? once.Summary.Participation : KeptBack });
        foreach (var line in once.Summary.Areas)
        {
            var isShown = line.Level is not null && CellOf(told.Team, once, line) is { } cell && !hidden.Contains(cell);
            var row = ByMonth(ExportRows.ReadingOf(told.Team, once, line) with { ToldTo = null });
            yield return !isShown ? ExportRows.New(ExportRows.Reading, told.Team) with { Date = row.Date, Item = row.Item, Bound = KeptBack }
                : IsWholeUpTo(told, once, line, hidden) ? row
                : row with { Change = null, ChangeWords = KeptBack };
        }

        if (ExportRows.NudgeOf(told.Team, once) is { } nudge)
        {
            yield return ByMonth(nudge with { ToldTo = null });
        }
    }

    /// <summary>Every reading of the area up to this one is shown, so that a difference of two tells nothing new.</summary>
    private static bool IsWholeUpTo(ToldTeam told, ToldOnce upTo, AreaLine line, IReadOnlySet<PublishedCell> hidden) => told.Rounds
        .Where(once => once.Summary.Date <= upTo.Summary.Date)
        .SelectMany(once => CellsOf(told.Team, once))
        .All(cell => cell.Area != line.Area || !hidden.Contains(cell));

    private static IEnumerable<ToldOnce> Over(ToldTeam told, DateOnly before) => told.Rounds.Where(once => once.Summary.Date < before);

    private static IEnumerable<PublishedCell> CellsOf(Team team, ToldOnce once) => once.Summary.Areas.Select(line => CellOf(team, once, line)).OfType<PublishedCell>();

    private static PublishedCell? CellOf(Team team, ToldOnce once, AreaLine line) =>
        line.Level is { } level ? new PublishedCell(team.Ref, line.Area, once.Summary.Date, ReleaseGate.Fewest(level.Size)) : null;

    private static ExportRow ByMonth(ExportRow row) => row with { Round = null, Date = Month(row.Date), Until = Month(row.Until) };

    private static string? Month(string? date) =>
        date is null ? null : DateOnly.ParseExact(date, "O", CultureInfo.InvariantCulture).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
