using CollabBot.Core.Practice;

namespace CollabBot.Core.Insights.LeadLag;

/// <summary>Sweeps of many teams as one table: a row for each team and sweep, a column for each area.</summary>
internal sealed class SweepPanel
{
    public const int Areas = 8;

    /// <summary>With gaps, teams and sweeps are taken out in turn until nothing is left of either.</summary>
    private const int MostRounds = 200;

    private const double Settled = 1e-9;

    private readonly double[] _values;
    private readonly int[] _sweeps;
    private readonly int[] _first;

    private SweepPanel(double[] values, int[] sweeps, int[] first) => (_values, _sweeps, _first) = (values, sweeps, first);

    public int Teams => _first.Length - 1;

    public int Rows => _sweeps.Length;

    /// <summary>The means of some teams.</summary>
    public static SweepPanel Of(IReadOnlyList<TeamSweeps> teams)
    {
        var first = new int[teams.Count + 1];
        for (var team = 0; team < teams.Count; team++)
        {
            first[team + 1] = first[team] + teams[team].Sweeps.Count;
        }

        var (values, sweeps) = (new double[first[^1] * Areas], new int[first[^1]]);
        foreach (var (row, sweep) in teams.SelectMany(team => team.Sweeps).Index())
        {
            sweeps[row] = sweep.Sweep;
            sweep.Means.CopyTo(0, values, row * Areas, Areas);
        }

        return new SweepPanel(values, sweeps, first);
    }

    /// <summary>A row's values in the order of <see cref="PracticeArea.All"/>.</summary>
    public ReadOnlySpan<double> this[int row] => _values.AsSpan(row * Areas, Areas);

    /// <summary>The rows of a team that are followed by its next sweep, which is the row after.</summary>
    public IEnumerable<int> StepsOf(int team)
    {
        for (var row = _first[team]; row < _first[team + 1] - 1; row++)
        {
            if (_sweeps[row + 1] == _sweeps[row] + 1)
            {
                yield return row;
            }
        }
    }

    /// <summary>What is left once each team's own level and each sweep's level have been taken out (E2).</summary>
    public SweepPanel Within()
    {
        var values = (double[])_values.Clone();
        var teams = new int[Rows];
        for (var team = 0; team < Teams; team++)
        {
            teams.AsSpan(_first[team], _first[team + 1] - _first[team]).Fill(team);
        }

        var numbers = _sweeps.Distinct().Order().ToArray();
        int[] times = [.. _sweeps.Select(sweep => Array.BinarySearch(numbers, sweep))];
        for (var round = 0; round < MostRounds; round++)
        {
            TakeOut(values, teams, Teams);
            if (TakeOut(values, times, numbers.Length) < Settled)
            {
                break;
            }
        }

        return new SweepPanel(values, _sweeps, _first);
    }

    /// <summary>Each value less the mean of its row: what the areas share is gone (K2).</summary>
    public SweepPanel Ipsatised()
    {
        var values = (double[])_values.Clone();
        for (var row = 0; row < Rows; row++)
        {
            var own = values.AsSpan(row * Areas, Areas);
            var mean = 0.0;
            foreach (var value in own)
            {
                mean += value / Areas;
            }

            foreach (ref var value in own)
            {
                value -= mean;
            }
        }

        return new SweepPanel(values, _sweeps, _first);
    }

    /// <summary>Takes the mean of each group out of its rows.</summary>
    /// <returns>The largest mean, regardless of its sign.</returns>
    private static double TakeOut(Span<double> values, ReadOnlySpan<int> groupOf, int groups)
    {
        var (sums, counts) = (new double[groups * Areas], new int[groups]);
        for (var row = 0; row < groupOf.Length; row++)
        {
            counts[groupOf[row]]++;
            for (var area = 0; area < Areas; area++)
            {
                sums[(groupOf[row] * Areas) + area] += values[(row * Areas) + area];
            }
        }

        var largest = 0.0;
        for (var row = 0; row < groupOf.Length; row++)
        {
            for (var area = 0; area < Areas; area++)
            {
                var mean = sums[(groupOf[row] * Areas) + area] / counts[groupOf[row]];
                values[(row * Areas) + area] -= mean;
                largest = Math.Max(largest, Math.Abs(mean));
            }
        }

        return largest;
    }
}
