namespace CollabBot.Core.Insights.Statistics;

/// <summary>Spread of single readings from the differences of neighbours, for control charts (science.md C8). Pure.</summary>
/// <remarks>σ = mean |difference|/d2 with d2 = 2/√π for two values. Source: W. A. Shewhart, <i>Economic Control of Quality</i> (1931); Montgomery, <i>Statistical Quality Control</i>.</remarks>
public static class MovingRange
{
    private static readonly double D2 = 2 / Math.Sqrt(Math.PI);

    /// <returns>In points; null with fewer than two readings.</returns>
    public static double? Sigma(ReadOnlySpan<double> readings)
    {
        if (readings.Length < 2)
        {
            return null;
        }

        var sum = 0.0;
        for (var i = 1; i < readings.Length; i++)
        {
            sum += Math.Abs(readings[i] - readings[i - 1]);
        }

        return sum / (readings.Length - 1) / D2;
    }
}
