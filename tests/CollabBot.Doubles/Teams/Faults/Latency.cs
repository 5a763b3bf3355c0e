namespace CollabBot.Doubles.Teams.Faults;

/// <summary>How long answers take: evenly between two bounds, and for a share of them somewhere up to a third.</summary>
/// <param name="TailShare">Of answers that take longer than <paramref name="To"/>, from 0 to 1.</param>
/// <param name="TailTo">The longest of those.</param>
public sealed record Latency(TimeSpan From, TimeSpan To, double TailShare = 0, TimeSpan TailTo = default)
{
    public static Latency None { get; } = new(TimeSpan.Zero, TimeSpan.Zero);

    internal TimeSpan Sample(Random random) => TailShare > 0 && random.NextDouble() < TailShare ? Between(random, To, TailTo) : Between(random, From, To);

    private static TimeSpan Between(Random random, TimeSpan from, TimeSpan to) => from >= to ? from : from + ((to - from) * random.NextDouble());
}
