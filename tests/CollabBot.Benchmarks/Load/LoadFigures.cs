namespace CollabBot.Benchmarks.Load;

/// <summary>One measurement of one variant.</summary>
/// <param name="P50">Milliseconds, like the next.</param>
/// <param name="AllocatedBytes">By the server, for each request.</param>
/// <param name="CpuSeconds">Of the server, for 1,000 requests.</param>
/// <param name="ShareOfBare">Requests per second beside those of the bare server in the same round.</param>
internal sealed record LoadFigures(double RequestsPerSecond, double P50, double P99, double AllocatedBytes, double CpuSeconds, double ShareOfBare = 1);

/// <summary>All rounds of one variant at one workload.</summary>
internal sealed record LoadResult(string Workload, Variant Variant, IReadOnlyList<LoadFigures> Rounds)
{
    public Spread Of(Func<LoadFigures, double> figure) => Spread.Of(Rounds.Select(figure));
}

internal sealed record Spread(double Median, double Min, double Max)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var ordered = values.Order().ToArray();
        var middle = ordered.Length / 2;
        return new Spread(ordered.Length % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2, ordered[0], ordered[^1]);
    }
}
