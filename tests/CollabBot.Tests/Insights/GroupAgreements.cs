using CollabBot.Core.Insights;
using CollabBot.Core.Insights.Statistics;
using CollabBot.Core.Privacy;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>science.md C5: r_wg, r_wg(j), a_wg and average deviation; polarisation has its own class.</summary>
public sealed class GroupAgreements
{
    private static readonly double[] Uniform = [.2, .2, .2, .2, .2];
    private static readonly double[] SlightSkew = [.05, .15, .20, .35, .25];
    private static readonly double[] OnePeak = [.05, .10, .20, .40, .25];
    private static readonly double[] TwoCamps = [.30, .12, .05, .13, .40];

    /// <summary>James, Demaree and Wolf 1984, LeBreton and Senter 2008; recomputed from the distributions.</summary>
    [Theory]
    [InlineData(NullVariance.Uniform, .2, .2, .2, .2, .2)]
    [InlineData(NullVariance.SlightSkew, .05, .15, .20, .35, .25)]
    [InlineData(NullVariance.ModerateSkew, 0.0, .10, .15, .40, .35)]
    [InlineData(NullVariance.HeavySkew, 0.0, 0.0, .10, .40, .50)]
    [InlineData(NullVariance.Triangular, .11, .22, .34, .22, .11)]
    [InlineData(NullVariance.Normal, .07, .24, .38, .24, .07)]
    public void A_null_variance_is_that_of_its_distribution(double variance, params double[] chances)
    {
        var mean = chances.Select((chance, i) => chance * (i + 1)).Sum();

        // The published constants have two decimals.
        Assert.Equal(variance, chances.Select((chance, i) => chance * (i + 1 - mean) * (i + 1 - mean)).Sum(), 0.0051);
    }

    [Fact]
    public void Dataset_a_agrees_as_far_as_worked_out()
    {
        Assert.Equal(.4643, Rwg.Of(Answers.A, NullVariance.Uniform)!.Value, 4);
        Assert.Equal(.2004, Rwg.Of(Answers.A, NullVariance.SlightSkew)!.Value, 4);
        Assert.Equal(.8096, Rwg.OfItems(Answers.Items, NullVariance.Uniform)!.Value, 4);
        Assert.Equal(.6502, Rwg.OfItems(Answers.Items, NullVariance.SlightSkew)!.Value, 4);
        Assert.Equal(.4545, Awg.Of(Answers.A)!.Value, 4);
        Assert.Equal(.8125, AverageDeviation.AroundMean(Answers.A)!.Value, 10);
        Assert.Equal(.75, AverageDeviation.AroundMedian(Answers.A)!.Value, 10);
    }

    [Fact]
    public void Two_camps_disagree_as_far_as_can_be()
    {
        var camps = Answers.Of(1, 1, 1, 5, 5, 5, 5, 1);

        Assert.Equal(-1, Awg.Of(camps)!.Value, 10);
        Assert.Equal(0, Rwg.Of(camps, NullVariance.Uniform));
    }

    /// <summary>R multilevel 2.7, lq2002$LEAD06, companies 2 to 6.</summary>
    [Theory]
    [InlineData(1.2753623, .3623188)]
    [InlineData(.8813814, .5593093)]
    [InlineData(1.2707071, .3646465)]
    [InlineData(1.1929825, .4035088)]
    [InlineData(1.2954545, .3522727)]
    public void Rwg_is_as_another_package_has_it(double variance, double expected) => Assert.Equal(expected, Rwg.OfVariance(variance, NullVariance.Uniform), 6);

    /// <summary>R multilevel 2.7, counts of lq2002$LEAD06.</summary>
    [Theory]
    [InlineData(.36231884, .98611111, .91666667, 2, 6, 3, 12, 1)]
    [InlineData(.55930931, .72607743, .62162162, 1, 3, 8, 19, 6)]
    [InlineData(.35227273, .91666667, .91666667, 1, 2, 3, 5, 1)]
    public void Counts_give_what_another_package_has(double rwg, double aroundMean, double aroundMedian, int ones, int twos, int threes, int fours, int fives)
    {
        var counts = new AnswerCounts(ones, twos, threes, fours, fives);

        Assert.Equal(rwg, Rwg.Of(counts, NullVariance.Uniform)!.Value, 8);
        Assert.Equal(aroundMean, AverageDeviation.AroundMean(counts)!.Value, 8);
        Assert.Equal(aroundMedian, AverageDeviation.AroundMedian(counts)!.Value, 8);
    }

    /// <summary>R multilevel 2.7, rwg.j(lq2002[,3:13]), companies 2 to 6, eleven items.</summary>
    [Theory]
    [InlineData(1.4477931, .8075273, 0)]
    [InlineData(1.1218946, .8959383, .6813753)]
    [InlineData(1.2832874, .8600120, .3271092)]
    [InlineData(1.2695375, .8635585, .3790855)]
    [InlineData(1.1639118, .8876629, .6246513)]
    public void Rwg_of_items_is_as_another_package_has_it(double meanVariance, double uniform, double skewed)
    {
        Assert.Equal(uniform, Rwg.OfMeanVariance(11, meanVariance, NullVariance.Uniform), 1e-6);
        Assert.Equal(skewed, Rwg.OfMeanVariance(11, meanVariance, NullVariance.SlightSkew), 1e-6);
    }

    /// <summary>R multilevel 2.7, awg(lq2002$LEAD05).</summary>
    [Theory]
    [InlineData(24, 2.5, .9565217, .5111111)]
    [InlineData(37, 2.1891892, 1.1576577, .3260490)]
    [InlineData(45, 2.3333333, 1.2272727, .3250000)]
    [InlineData(12, 3.5, .8181818, .6)]
    public void Awg_is_as_another_package_has_it(int n, double mean, double variance, double expected) => Assert.Equal(expected, Awg.OfMoments(n, mean, variance)!.Value, 6);

    [Fact]
    public void Where_the_mean_is_too_near_an_end_awg_is_undefined_and_at_the_end_it_is_one()
    {
        Assert.Null(Awg.Of(Answers.Of(1, 1, 1, 1, 1, 1, 1, 2)));
        Assert.NotNull(Awg.Of(Answers.Of(1, 1, 1, 1, 1, 1, 1, 5)));
        Assert.Null(Awg.Of(Answers.Of(5, 5, 5, 5, 5, 5, 5, 4)));
        Assert.Equal(1, Awg.Of(Answers.Of(1, 1, 1)));
        Assert.Equal(1, Awg.Of(Answers.Of(5, 5, 5)));
    }

    [Fact]
    public void One_answer_agrees_with_nobody()
    {
        Assert.Null(Rwg.Of(Answers.Of(3), NullVariance.Uniform));
        Assert.Null(Rwg.OfItems([], NullVariance.Uniform));
        Assert.Null(Rwg.OfItems([Answers.A, Answers.Of(3)], NullVariance.Uniform));
        Assert.Null(Awg.Of(Answers.Of(3)));
        Assert.Null(AverageDeviation.AroundMean(default));
        Assert.Equal(0, AverageDeviation.AroundMedian(Answers.Of(3)));
    }

    /// <summary>C5, smallest values significant at 5 % against random answers; here from all sets of answers, where the source simulated.</summary>
    [Theory]
    [InlineData(5, .850, 1.000, .400)]
    [InlineData(6, .717, .876, .556)]
    [InlineData(7, .667, .787, .612)]
    [InlineData(8, .607, .787, .688)]
    [InlineData(10, .528, .635, .740)]
    [InlineData(12, .455, .576, .819)]
    [InlineData(15, .395, .502, .871)]
    [InlineData(20, .337, .442, .925)]
    public void With_few_answers_agreement_is_high_by_chance(int n, double uniform, double skewed, double deviation)
    {
        Assert.Equal(uniform, SmallestSignificant(n, Uniform, counts => Rwg.Of(counts, NullVariance.Uniform)!.Value), 0.0006);
        Assert.Equal(skewed, SmallestSignificant(n, SlightSkew, counts => Rwg.Of(counts, NullVariance.SlightSkew)!.Value), 0.0006);
        Assert.Equal(deviation, -SmallestSignificant(n, Uniform, counts => -AverageDeviation.AroundMean(counts)!.Value), 0.0006);
    }

    /// <summary>C5: P(r_wg ≥ .70 | uniform), and its mean at five answers.</summary>
    [Fact]
    public void A_good_value_by_chance_is_not_rare_at_five_answers()
    {
        Assert.Equal(.059, Chance(5, Uniform, counts => Rwg.Of(counts, NullVariance.Uniform) >= .70), 0.001);
        Assert.Equal(.021, Chance(8, Uniform, counts => Rwg.Of(counts, NullVariance.Uniform) >= .70), 0.001);
        Assert.Equal(.006, Chance(10, Uniform, counts => Rwg.Of(counts, NullVariance.Uniform) >= .70), 0.001);
        Assert.Equal(.20, AnswerCounts.All(5).Sum(counts => Probability(counts, Uniform) * Rwg.Of(counts, NullVariance.Uniform)!.Value), 0.005);
    }

    /// <summary>C5: how often the split flag is raised where there is one peak, and where there are two camps. The source simulated.</summary>
    [Theory]
    [InlineData(10, .015, .53)]
    [InlineData(12, .012, .64)]
    [InlineData(15, .005, .65)]
    [InlineData(20, .002, .72)]
    public void Two_camps_are_called_split_and_one_peak_is_not(int n, double onePeak, double twoCamps)
    {
        Assert.Equal(onePeak, Chance(n, OnePeak, IsSplit), 0.003);
        Assert.Equal(twoCamps, Chance(n, TwoCamps, IsSplit), 0.02);
    }

    private static bool IsSplit(AnswerCounts counts) =>
        Polarisation.InWords([counts.Ones, counts.Twos, counts.Threes, counts.Fours, counts.Fives]) is Agreement.Split && counts.Score is >= 30 and <= 65;

    private static double Chance(int n, double[] chances, Func<AnswerCounts, bool> holds) => AnswerCounts.All(n).Where(holds).Sum(counts => Probability(counts, chances));

    /// <summary>The least value that answers at random reach with a chance of 5 % or less.</summary>
    private static double SmallestSignificant(int n, double[] chances, Func<AnswerCounts, double> value)
    {
        var (smallest, tail) = (double.NaN, 0.0);
        foreach (var group in AnswerCounts.All(n).GroupBy(counts => Math.Round(value(counts), 9)).OrderByDescending(group => group.Key))
        {
            tail += group.Sum(counts => Probability(counts, chances));
            if (tail > .05)
            {
                break;
            }

            smallest = group.Key;
        }

        return smallest;
    }

    private static double Probability(AnswerCounts counts, double[] chances)
    {
        var (probability, left) = (1.0, counts.N);
        for (var value = 1; value <= 5; value++)
        {
            for (var i = 1; i <= counts[value]; i++)
            {
                probability *= chances[value - 1] * left-- / i;
            }
        }

        return probability;
    }
}
