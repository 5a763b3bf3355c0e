using MathNet.Numerics.LinearAlgebra;

namespace CollabBot.Core.Insights.LeadLag;

/// <summary>Sums of products of areas now with areas now, and with areas a sweep later, over all steps of a panel.</summary>
internal sealed class LagProducts
{
    private readonly double[] _now = new double[SweepPanel.Areas * SweepPanel.Areas];
    private readonly double[] _lagged = new double[SweepPanel.Areas * SweepPanel.Areas];
    private readonly double[] _later = new double[SweepPanel.Areas];

    /// <param name="within">Without team and sweep levels.</param>
    public LagProducts(SweepPanel within)
    {
        for (var team = 0; team < within.Teams; team++)
        {
            foreach (var row in within.StepsOf(team))
            {
                Steps++;
                Add(within[row], within[row + 1]);
            }
        }
    }

    /// <summary>How many steps from a sweep to the next there are.</summary>
    public int Steps { get; }

    public double Lagged(int now, int later) => _lagged[At(now, later)];

    public double SpreadNow(int area) => Math.Sqrt(_now[At(area, area)] / Steps);

    public double SpreadLater(int area) => Math.Sqrt(_later[area] / Steps);

    /// <summary>The inverse of the products of some areas now.</summary>
    /// <param name="singular">The condition of their correlations from which on there is none.</param>
    /// <returns>Null when there is none.</returns>
    public Matrix<double>? Inverse(ReadOnlySpan<int> areas, double singular)
    {
        var k = areas.Length;
        var correlations = Matrix<double>.Build.Dense(k, k);
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                var scale = Math.Sqrt(_now[At(areas[i], areas[i])] * _now[At(areas[j], areas[j])]);
                if (scale <= 0)
                {
                    return null;
                }

                correlations[i, j] = _now[At(areas[i], areas[j])] / scale;
            }
        }

        if (correlations.ConditionNumber() is not (>= 1 and var condition) || condition >= singular)
        {
            return null;
        }

        var inverse = correlations.Inverse();
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                inverse[i, j] /= Math.Sqrt(_now[At(areas[i], areas[i])] * _now[At(areas[j], areas[j])]);
            }
        }

        return inverse;
    }

    private static int At(int one, int other) => (one * SweepPanel.Areas) + other;

    private void Add(ReadOnlySpan<double> now, ReadOnlySpan<double> later)
    {
        for (var i = 0; i < SweepPanel.Areas; i++)
        {
            _later[i] += later[i] * later[i];
            for (var j = 0; j < SweepPanel.Areas; j++)
            {
                _now[At(i, j)] += now[i] * now[j];
                _lagged[At(i, j)] += now[i] * later[j];
            }
        }
    }
}
