namespace CollabBot.Core.Insights.Statistics;

/// <summary>Many tests at once, with few false ones among those that are told: the false discovery rate of Benjamini and Hochberg (science.md C9). Pure.</summary>
/// <remarks>Of m sorted p the largest i with p(i) ≤ i·q/m; it and all before it are rejected. Source: Y. Benjamini and Y. Hochberg, JRSS B 57 (1995).</remarks>
public static class BenjaminiHochberg
{
    /// <summary>The least q at which each test is rejected.</summary>
    /// <param name="p">Each 0 to 1.</param>
    /// <returns>In the order of <paramref name="p"/>, each 0 to 1.</returns>
    public static double[] Adjusted(ReadOnlySpan<double> p)
    {
        var adjusted = p.ToArray();
        var places = new int[adjusted.Length];
        for (var i = 0; i < places.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(adjusted[i], nameof(p));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(adjusted[i], 1, nameof(p));
            places[i] = i;
        }

        Array.Sort(p.ToArray(), places);
        var least = 1.0;
        for (var rank = places.Length; rank >= 1; rank--)
        {
            least = Math.Min(least, adjusted[places[rank - 1]] * places.Length / rank);
            adjusted[places[rank - 1]] = least;
        }

        return adjusted;
    }

    /// <returns>How many are rejected at a rate of <paramref name="q"/>.</returns>
    public static int Rejections(ReadOnlySpan<double> p, double q)
    {
        var rejected = 0;
        foreach (var adjusted in Adjusted(p))
        {
            rejected += adjusted <= q ? 1 : 0;
        }

        return rejected;
    }
}
