using CollabBot.Core.Insights.Statistics;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>science.md C9: Benjamini and Hochberg.</summary>
public sealed class FalseDiscoveries
{
    /// <summary>Benjamini and Hochberg 1995, their example; four rejected there.</summary>
    private static readonly double[] Published = [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1];

    [Fact]
    public void The_published_example_comes_out()
    {
        Assert.Equal(4, BenjaminiHochberg.Rejections(Published, .05));
        Assert.Equal(9, BenjaminiHochberg.Rejections(Published, .10));
        Assert.Equal(3, Published.Count(p => p <= .05 / Published.Length));
        Assert.Equal(
            [.0015, .003, .0095, .035625, .0603, .063857, .063857, .0645, .0765, .486, .581182, .714875, .753231, .813214, 1],
            BenjaminiHochberg.Adjusted(Published).Select(p => Math.Round(p, 6)));
    }

    [Fact]
    public void Eight_areas_are_judged_together()
    {
        double[] p = [.003, .012, .021, .04, .2, .35, .6, .9];

        Assert.Equal([.024, .048, .056, .08], BenjaminiHochberg.Adjusted(p).Take(4).Select(adjusted => Math.Round(adjusted, 9)));
        Assert.Equal((4, 2), (BenjaminiHochberg.Rejections(p, .10), BenjaminiHochberg.Rejections(p, .05)));
    }

    [Fact]
    public void So_are_the_three_of_a_week()
    {
        double[] p = [.004, .031, .4];

        Assert.Equal([.012, .0465, .4], BenjaminiHochberg.Adjusted(p).Select(adjusted => Math.Round(adjusted, 9)));
        Assert.Equal((2, 2), (BenjaminiHochberg.Rejections(p, .10), BenjaminiHochberg.Rejections(p, .05)));
    }

    [Fact]
    public void No_test_is_no_family_and_no_p_lies_outside()
    {
        Assert.Empty(BenjaminiHochberg.Adjusted([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BenjaminiHochberg.Adjusted([1.1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BenjaminiHochberg.Adjusted([-.1]));
    }
}
