using CollabBot.Core.Insights;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using Xunit;

namespace CollabBot.Tests.Privacy;

public sealed class ReleaseGates
{
    [Theory]
    [InlineData(new[] { 0, 1, 2, 3, 2 }, 12, "around 70")]
    [InlineData(new[] { 4, 0, 0, 0, 1 }, 6, "30 or lower")]
    [InlineData(new[] { 0, 0, 0, 0, 5 }, 6, "90 or higher")]
    [InlineData(new[] { 4, 1, 0, 1, 4 }, 12, "around 50")]
    [InlineData(new[] { 2, 3, 5, 8, 2 }, 30, "around 55")]
    [InlineData(new[] { 6, 5, 5, 6, 3 }, 40, "around 45")]
    public void A_histogram_is_told_as_the_worked_examples_tell_it(int[] counts, int asked, string expected) =>
        Assert.Equal(expected, Wording.Of(ReleaseGate.Show(new AreaHistogram(PracticeArea.Trust, counts), asked)));

    [Theory]
    [InlineData(5, 6, 10)]
    [InlineData(5, 8, 10)]
    [InlineData(5, 10, 15)]
    [InlineData(5, 20, 15)]
    [InlineData(10, 12, 5)]
    [InlineData(10, 20, 10)]
    [InlineData(10, 40, 10)]
    [InlineData(15, 20, 5)]
    [InlineData(15, 40, 10)]
    [InlineData(25, 40, 5)]
    [InlineData(25, 200, 10)]
    public void Uncertainty_rests_on_public_numbers_only(int n, int asked, int expected) =>
        Assert.Equal(expected, ReleaseGate.Show(new AreaHistogram(PracticeArea.Trust, [0, 0, n, 0, 0]), asked).GiveOrTake);

    [Fact]
    public void Everybody_having_answered_still_leaves_some_uncertainty() =>
        Assert.Equal(5, ReleaseGate.Show(new AreaHistogram(PracticeArea.Trust, [0, 0, 5, 0, 0]), 5).GiveOrTake);

    [Fact]
    public void Four_answers_never_reach_the_gate() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ReleaseGate.Show(new AreaHistogram(PracticeArea.Trust, [0, 0, 4, 0, 0]), 12));

    /// <summary>
    /// Every histogram of 5 to 14 answers, and every insider who knows their own answer and n: what is shown never pins the number of
    /// unfavourable answers among the others to exactly 1 or 2, and never proves that all the others were unfavourable.
    /// </summary>
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(14)]
    public void No_insider_learns_how_many_others_were_unfavourable(int n)
    {
        var knowledge = new Dictionary<(Level Shown, int Own), (int Fewest, int Most)>();
        foreach (var counts in Histograms(n))
        {
            var shown = ReleaseGate.Show(new AreaHistogram(PracticeArea.Trust, counts), n + 3);
            foreach (var own in Enumerable.Range(0, 5).Where(value => counts[value] > 0))
            {
                var critics = counts[0] + counts[1] - (own < 2 ? 1 : 0);
                var known = knowledge.GetValueOrDefault((shown, own), (critics, critics));
                knowledge[(shown, own)] = (Math.Min(known.Item1, critics), Math.Max(known.Item2, critics));
            }
        }

        Assert.DoesNotContain(knowledge.Values, known => (known.Fewest == known.Most && known.Most is 1 or 2) || known.Fewest == n - 1);
    }

    [Fact]
    public void The_floor_of_the_threshold_cannot_be_lowered()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReleaseThreshold(4));
        Assert.Equal(5, ReleaseThreshold.Default.Answers);
        Assert.Equal(4, ReleaseThreshold.Default.FromOthers);
    }

    private static IEnumerable<int[]> Histograms(int n)
    {
        for (var a = 0; a <= n; a++)
        {
            for (var b = 0; b <= n - a; b++)
            {
                for (var c = 0; c <= n - a - b; c++)
                {
                    for (var d = 0; d <= n - a - b - c; d++)
                    {
                        yield return [a, b, c, d, n - a - b - c - d];
                    }
                }
            }
        }
    }
}
