namespace CollabBot.Core.Insights.Statistics;

/// <summary>Newcombe's hybrid score interval for the difference of two independent proportions (science.md C2). Pure.</summary>
/// <remarks>
/// With Wilson intervals [l, u] of each: p1 − p2 − √((p1 − l1)² + (u2 − p2)²) to p1 − p2 + √((u1 − p1)² + (p2 − l2)²). Source: method 10 of R. G. Newcombe,
/// Statistics in Medicine 17:873 (1998). A change: never with a finite n*.
/// </remarks>
public static class Newcombe
{
    /// <param name="first">How many of <paramref name="firstOf"/>.</param>
    /// <param name="second">How many of <paramref name="secondOf"/>; its proportion is subtracted.</param>
    /// <returns>Within −1 to 1; null when one of the two has nobody.</returns>
    public static Interval? Difference(int first, int firstOf, int second, int secondOf, double confidence = Interval.UsualConfidence)
    {
        if (Wilson.Of(first, firstOf, confidence) is not { } one || Wilson.Of(second, secondOf, confidence) is not { } two)
        {
            return null;
        }

        var (p1, p2) = ((double)first / firstOf, (double)second / secondOf);
        return new Interval(
            Math.Max(-1, p1 - p2 - double.Hypot(p1 - one.Low, two.High - p2)),
            Math.Min(1, p1 - p2 + double.Hypot(one.High - p1, p2 - two.Low)));
    }
}
