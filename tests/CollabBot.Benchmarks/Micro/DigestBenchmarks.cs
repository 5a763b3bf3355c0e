using BenchmarkDotNet.Attributes;
using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Insights.Statistics;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;

namespace CollabBot.Benchmarks.Micro;

/// <summary>All statistics behind a digest: eight areas, of each round's forty people 24 to 40 answers, and the ladder climbed from the first round on.</summary>
/// <remarks>What counts is the ratio: twice the rounds, twice the memory, and each round more costs the same time. The first rounds cost less, for there is nothing to compare yet.</remarks>
[MemoryDiagnoser]
public class DigestBenchmarks
{
    private const int People = 40;
    private const int FewestAnswers = 24;

    private static readonly (RoundReadings Readings, AnswerCounts[] Counts)[] Rounds = Made(104);

    [Benchmark(Baseline = true)]
    public int Rounds26() => Digest(26);

    [Benchmark]
    public int Rounds52() => Digest(52);

    [Benchmark]
    public int Rounds104() => Digest(104);

    /// <returns>How many statistics were undefined, and how many areas something was concluded of.</returns>
    private static int Digest(int rounds)
    {
        var (ladder, gaps) = (Ladder.Start, 0);
        foreach (var (readings, counts) in Rounds.AsSpan(0, rounds))
        {
            ladder = ladder.Then(readings);
            foreach (var area in counts)
            {
                gaps += ReadingStatistics.Of(area, People).Gaps is Gaps.None ? 0 : 1;
            }
        }

        return gaps + ladder.Changes.Count;
    }

    private static (RoundReadings Readings, AnswerCounts[] Counts)[] Made(int rounds)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, rounds).Select(_ =>
        {
            AnswerCounts[] counts = [.. PracticeArea.All.Select(_ => Drawn(random, random.Next(FewestAnswers, People + 1)))];
            return (new RoundReadings(baseline: 1, People, [.. counts.Zip(PracticeArea.All, (answers, area) => new AreaReading(area, answers.Score, answers.N))]), counts);
        })];
    }

    /// <summary>Slightly skewed to the upper half, as pulses are.</summary>
    private static AnswerCounts Drawn(Random random, int answers)
    {
        var counts = default(AnswerCounts);
        for (var i = 0; i < answers; i++)
        {
            counts = counts.Plus(AnswerCounts.One(random.NextDouble() switch { < .05 => 1, < .20 => 2, < .40 => 3, < .75 => 4, _ => 5 }));
        }

        return counts;
    }
}
