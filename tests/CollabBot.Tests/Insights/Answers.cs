using CollabBot.Core.Privacy;

namespace CollabBot.Tests.Insights;

/// <summary>Answers as tests write them down.</summary>
internal static class Answers
{
    /// <summary>Dataset A of science.md C: eight answers of twelve people.</summary>
    public static readonly AnswerCounts A = Of(4, 5, 3, 4, 2, 4, 5, 3);

    /// <summary>How many were asked in dataset A.</summary>
    public const int AskedInA = 12;

    /// <summary>The three items of C5 and C6; the first is A.</summary>
    public static readonly AnswerCounts[] Items = [A, Of(4, 4, 3, 5, 2, 4, 4, 3), Of(5, 4, 4, 4, 3, 4, 5, 3)];

    /// <summary>Keyed answers, in any order.</summary>
    public static AnswerCounts Of(params IEnumerable<int> keyed) => keyed.Aggregate(default(AnswerCounts), (counts, value) => counts.Plus(AnswerCounts.One(value)));

    /// <summary>Answers that are written as points of 0 to 100.</summary>
    public static AnswerCounts OfPoints(params IEnumerable<double> points) => Of(points.Select(value => 1 + (int)(value / 25)));

    /// <summary>The same answers on a scale turned round.</summary>
    public static AnswerCounts Reversed(this AnswerCounts counts) => new(counts.Fives, counts.Fours, counts.Threes, counts.Twos, counts.Ones);

    /// <summary>Every set of answers up to a size, by its counts.</summary>
    public static IEnumerable<AnswerCounts> UpTo(int most) => Enumerable.Range(0, most + 1).SelectMany(AnswerCounts.All);

    /// <summary>So many answers, each value with its chance.</summary>
    public static AnswerCounts Draw(Random random, int n, ReadOnlySpan<double> chances)
    {
        var counts = new int[5];
        for (var i = 0; i < n; i++)
        {
            var (value, left) = (0, random.NextDouble());
            while (value < 4 && left >= chances[value])
            {
                left -= chances[value++];
            }

            counts[value]++;
        }

        return new AnswerCounts(counts[0], counts[1], counts[2], counts[3], counts[4]);
    }
}
