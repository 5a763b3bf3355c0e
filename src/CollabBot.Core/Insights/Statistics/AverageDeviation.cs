using CollabBot.Core.Privacy;

namespace CollabBot.Core.Insights.Statistics;

/// <summary>How far an answer lies from the middle on average, in steps of the scale of 1 to 5: AD_M and AD_Md (science.md C5). Pure.</summary>
/// <remarks>
/// Mean of |x − M|. Source: M. J. Burke, L. M. Finkelstein and M. S. Dusig, Organizational Research Methods 2 (1999); the cut-off c/6 of M. J. Burke and
/// W. P. Dunlap, Organizational Research Methods 5 (2002).
/// </remarks>
public static class AverageDeviation
{
    /// <summary>Answers agree, in practical terms, up to here: 0.8 on a scale of five points.</summary>
    public const double PracticalCutOff = 0.8;

    /// <returns>AD_M, 0 to 2; null without answers.</returns>
    public static double? AroundMean(AnswerCounts counts) => counts.N == 0 ? null : Around(counts, 1 + ((double)counts.Sum / counts.N));

    /// <returns>AD_Md, 0 to 2; null without answers.</returns>
    public static double? AroundMedian(AnswerCounts counts) => counts.N == 0 ? null : Around(counts, (Ranked(counts, (counts.N - 1) / 2) + Ranked(counts, counts.N / 2)) / 2.0);

    private static double Around(AnswerCounts counts, double middle) =>
        ((counts.Ones * Math.Abs(1 - middle)) + (counts.Twos * Math.Abs(2 - middle)) + (counts.Threes * Math.Abs(3 - middle))
            + (counts.Fours * Math.Abs(4 - middle)) + (counts.Fives * Math.Abs(5 - middle))) / counts.N;

    /// <summary>The answer at a place from 0, lowest first.</summary>
    private static int Ranked(AnswerCounts counts, int place)
    {
        var value = 1;
        for (var passed = counts.Ones; passed <= place; passed += counts[value])
        {
            value++;
        }

        return value;
    }
}
