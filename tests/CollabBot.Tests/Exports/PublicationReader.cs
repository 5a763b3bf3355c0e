using System.Text.Json.Nodes;
using Xunit;

namespace CollabBot.Tests.Exports;

/// <summary>Somebody who reads a file for publication, knows every total of an area over three teams or more, and which round every row is of; and wants to know of one team what was kept back.</summary>
/// <remarks>
/// Works with real numbers: every reading that is kept back is an unknown, every total an equation. What the equations leave open is spanned by the null space; where that, restricted to one team's
/// unknowns, has not as many dimensions as there are of them, something about that team alone is certain.
/// </remarks>
internal static class PublicationReader
{
    private const double Nought = 1e-9;

    /// <param name="told">What was really told, of one area: the truth that the totals are made of.</param>
    /// <param name="isShown">Whether the file shows it.</param>
    /// <returns>The teams of which more is certain than the totals alone tell whoever sees no file.</returns>
    public static IReadOnlyList<int> Recovered(IReadOnlyList<ToldCell> told, Func<ToldCell, bool> isShown)
    {
        var unknown = told.Where(cell => !isShown(cell)).ToList();
        var (left, beforehand) = (NullSpace(told, unknown), NullSpace(told, told));
        return [.. unknown.GroupBy(cell => cell.Team).Where(own => Certain([.. own], unknown, left) > Certain([.. own], told, beforehand)).Select(own => own.Key)];
    }

    /// <returns>The same of a whole file: by area, with what changes give away.</returns>
    public static IReadOnlyList<int> Recovered(JsonObject file, IReadOnlyList<ToldCell> told)
    {
        var shown = new HashSet<ToldCell>();
        var leaking = new HashSet<int>();
        var rows = ExportVerb.Rows(file, "reading");
        foreach (var series in told.GroupBy(cell => (cell.Team, cell.Area)))
        {
            var own = rows.Where(row => (string)row["team"]! == ToldTeams.Team(series.Key.Team).Team.Value && (string)row["item"]! == series.Key.Area).ToList();
            var cells = series.OrderBy(cell => cell.Date).ToList();
            Assert.Equal(cells.Count, own.Count);
            for (var i = 0; i < own.Count; i++)
            {
                if (own[i]["level"] is not null)
                {
                    shown.Add(cells[i]);
                }

                // A change that is told, and a level, give the levels before.
                if (own[i]["change"] is not null && own.Take(i).Index().Any(earlier => cells[earlier.Index].IsTold && earlier.Item["level"] is null))
                {
                    leaking.Add(series.Key.Team);
                }
            }
        }

        leaking.UnionWith(told.Where(cell => cell.IsTold).GroupBy(cell => cell.Area).SelectMany(area => Recovered([.. area], shown.Contains)));
        return [.. leaking.Order()];
    }

    private static IEnumerable<(char, int)> Spans(ToldCell cell) => [('w', cell.Date.DayNumber / 7), ('m', (cell.Date.Year * 12) + cell.Date.Month), ('a', 0)];

    /// <returns>How many things are certain of some unknowns alone.</returns>
    private static int Certain(IReadOnlyCollection<ToldCell> own, IReadOnlyList<ToldCell> unknown, List<double[]> free)
    {
        var columns = unknown.Index().Where(cell => own.Contains(cell.Item)).Select(cell => cell.Index).ToList();
        return columns.Count - Reduce([.. free.Select(vector => columns.Select(index => vector[index]).ToArray())], columns.Count).Count;
    }

    /// <returns>What the totals leave open.</returns>
    private static List<double[]> NullSpace(IReadOnlyList<ToldCell> told, IReadOnlyList<ToldCell> unknown) => NullSpace(
    [
        .. told.SelectMany(Spans).Distinct()
            .Where(span => told.Where(cell => Spans(cell).Contains(span)).Select(cell => cell.Team).Distinct().Count() >= 3)
            .Select(span => unknown.Select(cell => Spans(cell).Contains(span) ? 1.0 : 0.0).ToArray()),
    ], unknown.Count);

    private static List<double[]> NullSpace(List<double[]> equations, int unknowns)
    {
        var pivots = Reduce(equations, unknowns);
        return
        [
            .. Enumerable.Range(0, unknowns).Where(column => !pivots.ContainsKey(column)).Select(open =>
            {
                var vector = new double[unknowns];
                vector[open] = 1;
                foreach (var (column, row) in pivots)
                {
                    vector[column] = -row[open];
                }

                return vector;
            }),
        ];
    }

    /// <returns>The rows in reduced echelon form, by their pivot column.</returns>
    private static Dictionary<int, double[]> Reduce(List<double[]> rows, int columns)
    {
        var left = rows.Select(row => (double[])row.Clone()).ToList();
        var pivots = new Dictionary<int, double[]>();
        for (var column = 0; column < columns && left.Count > 0; column++)
        {
            var pivot = left.MaxBy(row => Math.Abs(row[column]))!;
            if (Math.Abs(pivot[column]) < Nought)
            {
                continue;
            }

            left.Remove(pivot);
            var by = pivot[column];
            for (var i = 0; i < columns; i++)
            {
                pivot[i] /= by;
            }

            foreach (var row in left.Concat(pivots.Values))
            {
                var times = row[column];
                for (var i = 0; times != 0 && i < columns; i++)
                {
                    row[i] -= times * pivot[i];
                }
            }

            pivots[column] = pivot;
        }

        return pivots;
    }
}

/// <summary>One area of one round of one team, as it was asked.</summary>
internal sealed record ToldCell(int Team, string Area, DateOnly Date, int Answers)
{
    /// <summary>Its team was told a level.</summary>
    public bool IsTold => Answers >= 5;
}
