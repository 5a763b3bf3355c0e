using CollabBot.Core.Insights.Statistics;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>science.md C3.</summary>
public sealed class LevelIntervals
{
    [Fact]
    public void Dataset_a_has_its_intervals()
    {
        AssertLevel(11.235, 57.52, 79.98, LevelInterval.Of(Answers.A, Answers.AskedInA));
        AssertLevel(9.209, 59.54, 77.96, LevelInterval.Of(Answers.A, Answers.AskedInA, confidence: .90));
        AssertLevel(12.490, 56.26, 81.24, LevelInterval.Unshrunk(Answers.A, Answers.AskedInA));
        AssertLevel(21.634, 47.12, 90.38, LevelInterval.Unshrunk(Answers.A, asked: null));
    }

    [Fact]
    public void Equal_answers_are_not_certain() => Assert.Equal(12.864, LevelInterval.Of(Answers.Of(4, 4, 4, 4, 4), 9)!.Value.HalfWidth, 3);

    /// <summary>The textbook's interval of [4, 5, 3, 4, 2], set beside a bootstrap in the source: 29.6 to 100, clipped.</summary>
    [Fact]
    public void An_interval_ends_with_the_scale()
    {
        var interval = LevelInterval.Unshrunk(Answers.Of(4, 5, 3, 4, 2), asked: null)!.Value.Interval;

        Assert.Equal(29.6, interval.Low, 1);
        Assert.Equal(100, interval.High);
    }

    [Fact]
    public void When_everybody_has_answered_there_is_nothing_to_estimate() => Assert.Equal(0, LevelInterval.Of(Answers.A, Answers.A.N)!.Value.HalfWidth);

    [Fact]
    public void Nobody_has_no_level_and_no_fewer_are_asked_than_answer()
    {
        Assert.Null(LevelInterval.Of(default, 5));
        Assert.Null(LevelInterval.Unshrunk(Answers.Of(3), 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => LevelInterval.Of(Answers.A, 7));
    }

    private static void AssertLevel(double half, double low, double high, LevelEstimate? actual)
    {
        Assert.Equal(half, actual!.Value.HalfWidth, 3);
        Assert.Equal(low, actual.Value.Interval.Low, 2);
        Assert.Equal(high, actual.Value.Interval.High, 2);
    }
}
