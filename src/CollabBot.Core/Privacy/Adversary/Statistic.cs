using CollabBot.Core.Insights;

namespace CollabBot.Core.Privacy.Adversary;

/// <summary>One thing that was told of a cell's answers, or that lies in the store.</summary>
public abstract record Statistic
{
    private Statistic()
    {
    }

    /// <summary>A level as the gate lets it out.</summary>
    public sealed record Gated(Level Level) : Statistic
    {
        /// <summary>What of a level depends on the answers; its uncertainty rests on public numbers.</summary>
        internal static Level Told(Level level) => level with { GiveOrTake = 0 };

        internal override bool Admits(AnswerCounts counts) => counts.N >= ReleaseThreshold.Floor && Told(ReleaseGate.Show(counts, counts.N)) == Told(Level);

        internal override Bounds Within(int n) => Bounds.Of(Level, n);
    }

    /// <summary>The mean on 0 to 100, as exact as a computer has it.</summary>
    public sealed record Mean(double Score) : Statistic
    {
        private const double Exact = 1e-6;

        internal override bool Admits(AnswerCounts counts) => Math.Abs(counts.Score - Score) < Exact;

        internal override Bounds Within(int n) => Bounds.Any(n).WithSum((int)Math.Round(Score * n / 25));
    }

    /// <summary>The sums of the values 1 to 5 and of their squares.</summary>
    public sealed record Sums(int Sum, int SumOfSquares) : Statistic
    {
        internal override bool Admits(AnswerCounts counts) => counts.Sum + counts.N == Sum && Squares(counts) == SumOfSquares;

        internal override Bounds Within(int n) => Bounds.Any(n).WithSum(Sum - n);

        private static int Squares(AnswerCounts counts) => Enumerable.Range(1, 5).Sum(value => value * value * counts[value]);
    }

    /// <summary>The share of answers of 4 or 5, in whole per cent, half up.</summary>
    public sealed record FavourablePercent(int Percent) : Statistic
    {
        internal override bool Admits(AnswerCounts counts) => (int)Math.Floor((100.0 * counts.Favourable / counts.N) + 0.5) == Percent;

        internal override Bounds Within(int n) => Bounds.Any(n);
    }

    /// <summary>How often each value was given.</summary>
    public sealed record Distribution(AnswerCounts Counts) : Statistic
    {
        internal override bool Admits(AnswerCounts counts) => counts == Counts;

        internal override Bounds Within(int n) => Bounds.Exactly(Counts);
    }

    /// <summary>Whether the answers may have been these.</summary>
    /// <param name="counts">At least one answer.</param>
    internal abstract bool Admits(AnswerCounts counts);

    /// <summary>Bounds that every admitted histogram of n answers keeps; others may keep them too.</summary>
    internal abstract Bounds Within(int n);
}
