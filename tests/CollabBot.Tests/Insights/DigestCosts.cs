using System.Globalization;
using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Insights.Statistics;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>What all statistics of a digest cost: eight areas, read by forty people in each of 52 rounds.</summary>
public sealed class DigestCosts
{
    private const int People = 40;
    private const int Rounds = 52;

    [Fact]
    public void A_year_takes_a_megabyte_at_most()
    {
        var year = Year(Rounds);
        Digest(year);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Digest(year);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"8 areas × {Rounds} rounds: {bytes / 1024.0:F0} KB."));
        Assert.InRange(bytes, 0, 1_000_000);
    }

    [Fact]
    public void Twice_the_rounds_cost_twice_as_much()
    {
        var (one, two) = (Year(Rounds), Year(2 * Rounds));
        var (once, twice) = (Allocated(one), Allocated(two));

        Assert.InRange(twice / (double)once, 1.8, 2.2);
    }

    private static long Allocated((RoundReadings, AnswerCounts[])[] rounds)
    {
        Digest(rounds);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Digest(rounds);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static int Digest((RoundReadings Readings, AnswerCounts[] Counts)[] rounds)
    {
        var (ladder, gaps) = (Ladder.Start, 0);
        foreach (var (readings, counts) in rounds)
        {
            ladder = ladder.Then(readings);
            foreach (var area in counts)
            {
                gaps += ReadingStatistics.Of(area, People).Gaps is Gaps.None ? 0 : 1;
            }
        }

        return gaps + ladder.Changes.Count;
    }

    private static (RoundReadings, AnswerCounts[])[] Year(int rounds)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, rounds).Select(_ =>
        {
            AnswerCounts[] counts = [.. PracticeArea.All.Select(_ => Answers.Draw(random, random.Next(24, People + 1), [.05, .15, .20, .35, .25]))];
            return (new RoundReadings(1, People, [.. counts.Select((area, i) => new AreaReading(PracticeArea.All[i], area.Score, area.N))]), counts);
        })];
    }
}
