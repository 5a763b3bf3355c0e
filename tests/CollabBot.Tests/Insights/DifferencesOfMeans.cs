using CollabBot.Core.Insights.Statistics;
using CollabBot.Core.Privacy;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>science.md C7: exact permutation tests, and Welch's test beside them.</summary>
public sealed class DifferencesOfMeans
{
    private static readonly double[] A = [75, 100, 50, 75, 25, 75, 100, 50];
    private static readonly double[] AfterA = [75, 75, 50, 100, 50, 100, 100, 75, 75];
    private static readonly double[] Low = [50, 25, 50, 75, 50, 25, 50, 50];
    private static readonly double[] High = [75, 100, 50, 75, 75, 100, 75, 75];

    [Fact]
    public void Dataset_a_and_the_round_after_it_do_not_differ()
    {
        Assert.Equal(.4412, PermutationTest.Unpaired(A, AfterA, seed: 1)!.Value, 4);

        var welch = WelchTest.Of(A, AfterA)!.Value;
        Assert.Equal(.8038, welch.T, 4);
        Assert.Equal(12.978, welch.DegreesOfFreedom, 3);
        Assert.Equal(.4360, welch.P, 4);
    }

    [Fact]
    public void Thirty_points_more_are_seen()
    {
        Assert.Equal(.00575, PermutationTest.Unpaired(Low, High, seed: 1)!.Value, 5);

        var welch = WelchTest.Of(Low, High)!.Value;
        Assert.Equal((31.25, 14), (welch.Difference, Math.Round(welch.DegreesOfFreedom, 9)));
        Assert.Equal(3.9009, welch.T, 4);
        Assert.Equal(.00160, welch.P, 5);
    }

    [Fact]
    public void Counting_the_ways_gives_what_going_through_them_gives()
    {
        Assert.Equal(PermutationTest.Unpaired(A, AfterA, seed: 1)!.Value, PermutationTest.Unpaired(Answers.OfPoints(A), Answers.OfPoints(AfterA))!.Value, 12);
        Assert.Equal(PermutationTest.Unpaired(Low, High, seed: 1)!.Value, PermutationTest.Unpaired(Answers.OfPoints(Low), Answers.OfPoints(High))!.Value, 12);

        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            int[] one = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Next(1, 6))];
            int[] other = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Next(1, 6))];

            var counted = PermutationTest.Unpaired(Answers.Of(one), Answers.Of(other))!.Value;

            Assert.Equal(PermutationTest.Unpaired([.. one], [.. other], seed: 1)!.Value, counted, 12);
        }
    }

    [Fact]
    public void Draws_come_near_the_exact_share_and_are_the_same_each_time()
    {
        var random = new Random(5);
        int[] one = [.. Enumerable.Range(0, 20).Select(_ => random.Next(1, 6))];
        int[] other = [.. Enumerable.Range(0, 25).Select(_ => random.Next(1, 6))];
        double[] first = [.. one];
        double[] second = [.. other];

        var exact = PermutationTest.Unpaired(Answers.Of(one), Answers.Of(other))!.Value;
        var drawn = PermutationTest.Unpaired(first, second, seed: 1)!.Value;

        Assert.Equal(exact, drawn, 0.015);
        Assert.Equal(drawn, PermutationTest.Unpaired(first, second, seed: 1));
        Assert.NotEqual(drawn, PermutationTest.Unpaired(first, second, seed: 2));
    }

    [Fact]
    public void The_largest_teams_are_still_exact()
    {
        var p = PermutationTest.Unpaired(new AnswerCounts(40, 60, 100, 150, 50), new AnswerCounts(60, 70, 110, 110, 50))!.Value;

        Assert.InRange(p, 1e-4, .2);
        Assert.Equal(1, PermutationTest.Unpaired(new AnswerCounts(0, 0, 500, 0, 0), new AnswerCounts(0, 0, 300, 0, 0))!.Value, 9);
    }

    [Fact]
    public void Pairs_are_tested_by_their_signs()
    {
        double[] differences = [25, 0, 25, 25, 0, 50, -25, 25];

        Assert.Equal(15.625, differences.Average());
        Assert.Equal(.1875, PermutationTest.Paired(differences, seed: 1)!.Value, 10);
        Assert.Equal(1, PermutationTest.Paired([0, 0, 0], seed: 1));
    }

    [Fact]
    public void Many_pairs_are_drawn()
    {
        double[] differences = [.. Enumerable.Range(0, 40).Select(i => i % 4 == 0 ? -25.0 : 25)];

        Assert.Equal(PermutationTest.Paired(differences, seed: 1), PermutationTest.Paired(differences, seed: 1));
        Assert.InRange(PermutationTest.Paired(differences, seed: 1)!.Value, 0.00004, .01);
    }

    [Fact]
    public void Nobody_differs_from_nobody()
    {
        Assert.Null(PermutationTest.Unpaired(default, Answers.A));
        Assert.Null(PermutationTest.Unpaired(Answers.A, default));
        Assert.Null(PermutationTest.Unpaired([], A, seed: 1));
        Assert.Null(PermutationTest.Paired([], seed: 1));
        Assert.Null(WelchTest.Of([1], A));
        Assert.Null(WelchTest.Of([50, 50], [75, 75]));
    }
}
