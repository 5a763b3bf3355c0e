using CollabBot.Core.Privacy;

namespace CollabBot.Core.Exports;

/// <summary>The totals of one area over teams that a reader may have from elsewhere: of each week, of each month, of all the time. Immutable.</summary>
internal sealed class PublishedTotals
{
    private const int DaysPerWeek = 7;
    private const int MonthsPerYear = 12;

    private readonly HashSet<(char Span, int Number)> _known;

    private readonly Dictionary<PublishedCell, string> _columns;
    private readonly IReadOnlyList<PublishedCell> _all;

    private PublishedTotals(HashSet<(char, int)> known, IReadOnlyList<PublishedCell> all)
    {
        _known = known;
        _all = all;
        _columns = all.Distinct().ToDictionary(cell => cell, ColumnOf);
    }

    public static PublishedTotals Over(IReadOnlyList<PublishedCell> cells) => new(
    [
        .. cells.SelectMany(cell => Spans(cell).Select(span => (span, cell.Team)))
            .Distinct()
            .CountBy(pair => pair.span)
            .Where(counted => counted.Value >= RollUp.FewestTeams)
            .Select(counted => counted.Key),
    ],
        cells);

    /// <summary>Two dates of one week, Monday to Sunday, have the same.</summary>
    public static int WeekOf(PublishedCell cell) => cell.Date.DayNumber / DaysPerWeek;

    public static int MonthOf(PublishedCell cell) => (cell.Date.Year * MonthsPerYear) + cell.Date.Month;

    /// <param name="hidden">What is not shown.</param>
    /// <returns>The kept-back readings of one team of which the totals, less what is shown, tell more than they would if nothing were shown; null when there is no such team.</returns>
    public IReadOnlyList<PublishedCell>? FindSingledOut(IReadOnlyList<PublishedCell> hidden)
    {
        // Only of a team that has a column to itself can anything be told alone.
        var candidates = hidden.GroupBy(cell => _columns[cell]).Select(column => column.Select(cell => cell.Team).Distinct().ToList()).Where(teams => teams is [_]).Select(teams => teams[0]);
        return candidates.Distinct().OrderBy(team => team.Team.Value, StringComparer.Ordinal)
            .Select(team => hidden.Where(cell => cell.Team == team).ToList())
            .FirstOrDefault(own => ToldAlone(own, hidden) > ToldAlone(own, _all));
    }

    /// <summary>How many things are certain of some readings alone to whoever does not see <paramref name="hidden"/> and has the totals.</summary>
    private int ToldAlone(IReadOnlyCollection<PublishedCell> own, IReadOnlyCollection<PublishedCell> hidden) => RankOf(hidden) - RankOf(hidden.Except(own));

    // Readings that stand in the same totals are told from each other by none of them: one column for all.
    private int RankOf(IEnumerable<PublishedCell> cells) => ModularRank.Of(cells.Select(cell => _columns[cell]).Distinct().Select(column => column.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    private static IEnumerable<(char Span, int Number)> Spans(PublishedCell cell) => [('w', WeekOf(cell)), ('m', MonthOf(cell)), ('a', 0)];

    private string ColumnOf(PublishedCell cell) => string.Join(' ', Spans(cell).Where(_known.Contains).Select(span => $"{span.Span}{span.Number}"));
}
