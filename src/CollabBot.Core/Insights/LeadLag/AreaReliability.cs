using CollabBot.Core.Practice;

namespace CollabBot.Core.Insights.LeadLag;

/// <summary>How much of an area's moves is more than noise of measurement: 1 − mean squared error/variance of what is left without team and sweep levels. Pure.</summary>
internal static class AreaReliability
{
    /// <summary>From here on an area is reliable enough (science.md E5).</summary>
    public const double Enough = 0.3;

    /// <returns>In the order of <see cref="PracticeArea.All"/>, each below 1; 0 where nothing moves.</returns>
    public static double[] Of(IReadOnlyList<TeamSweeps> teams)
    {
        var within = SweepPanel.Of(teams).Within();
        var levels = teams.Count + teams.SelectMany(team => team.Sweeps).Select(sweep => sweep.Sweep).Distinct().Count() - 1;
        var reliability = new double[SweepPanel.Areas];
        for (var area = 0; area < reliability.Length; area++)
        {
            var squares = 0.0;
            for (var row = 0; row < within.Rows; row++)
            {
                squares += within[row][area] * within[row][area];
            }

            var noise = teams.SelectMany(team => team.Sweeps).Average(sweep => sweep.Errors[area] * sweep.Errors[area]);
            var variance = squares / Math.Max(1, within.Rows - levels);
            reliability[area] = variance > 0 ? Math.Max(0, 1 - (noise / variance)) : 0;
        }

        return reliability;
    }
}
