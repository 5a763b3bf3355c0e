using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Exports;

/// <summary>A reading that was told, as a file for publication might show it.</summary>
/// <param name="Fewest">The fewest answers that its band stands for.</param>
internal sealed record PublishedCell(TeamRef Team, PracticeArea Area, DateOnly Date, int Fewest);

/// <summary>Which readings are kept back from a file for publication, so that none of those can be worked out of the others. Pure.</summary>
/// <remarks>
/// <para>
/// A reading of fewer than ten answers is kept back. The file has no totals, but its readers may have some, of an area over teams (P5), for weeks, months or all the time: from a total, less all
/// that is shown, follows what is left. So more is kept back until no total, and no sum or difference of totals, speaks of the kept-back readings of one team alone. That is linear algebra: such a
/// combination exists exactly if the totals have a smaller rank without the team's columns. What totals tell by themselves, where nothing is shown beside them, no file can keep back.
/// </para>
/// <para>Totals over fewer than three teams are nobody's to have (<see cref="RollUp.FewestTeams"/>). Levels are rounded and clipped, so what is guarded against is more than anybody can do.</para>
/// </remarks>
internal static class SecondarySuppression
{
    /// <summary>Readings of fewer answers are not published (ONS practice).</summary>
    public const int FewestAnswers = 10;

    /// <param name="cells">Every told reading of the whole organisation, whichever team the file is of: all files together must keep what each keeps.</param>
    /// <returns>Those that are kept back.</returns>
    public static IReadOnlySet<PublishedCell> Of(IEnumerable<PublishedCell> cells)
    {
        var hidden = new HashSet<PublishedCell>();
        foreach (var area in cells.GroupBy(cell => cell.Area))
        {
            Hide([.. area.OrderBy(cell => cell.Date).ThenBy(cell => cell.Team.Team.Value, StringComparer.Ordinal)], hidden);
        }

        return hidden;
    }

    private static void Hide(List<PublishedCell> cells, HashSet<PublishedCell> hidden)
    {
        hidden.UnionWith(cells.Where(cell => cell.Fewest < FewestAnswers));
        var totals = PublishedTotals.Over(cells);
        while (totals.FindSingledOut([.. cells.Where(hidden.Contains)]) is { } single)
        {
            // There is one: where nothing is shown, nobody is told more than the totals tell by themselves.
            hidden.Add(Beside(single, cells.Where(cell => !hidden.Contains(cell))));
        }
    }

    /// <summary>Of another team if there is one; then of the same week, else of the same month, else any; of these the one of the fewest answers.</summary>
    private static PublishedCell Beside(IReadOnlyList<PublishedCell> single, IEnumerable<PublishedCell> shown) => shown
        .OrderBy(cell => cell.Team == single[0].Team)
        .ThenBy(cell => single.Any(one => PublishedTotals.WeekOf(one) == PublishedTotals.WeekOf(cell)) ? 0 : single.Any(one => PublishedTotals.MonthOf(one) == PublishedTotals.MonthOf(cell)) ? 1 : 2)
        .ThenBy(cell => cell.Fewest).ThenBy(cell => cell.Date).ThenBy(cell => cell.Team.Team.Value, StringComparer.Ordinal)
        .First();
}
