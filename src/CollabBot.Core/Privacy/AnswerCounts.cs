using CollabBot.Core.Pulses;

namespace CollabBot.Core.Privacy;

/// <summary>How often each keyed value was given, as a value: equal when the counts are.</summary>
public readonly record struct AnswerCounts(int Ones, int Twos, int Threes, int Fours, int Fives)
{
    /// <summary>Number of answers.</summary>
    public int N => Ones + Twos + Threes + Fours + Fives;

    /// <summary>Answers of 1 or 2.</summary>
    public int Unfavourable => Ones + Twos;

    /// <summary>Answers of 4 or 5.</summary>
    public int Favourable => Fours + Fives;

    /// <summary>Points above the lowest answer, all together: 0 to 4 × <see cref="N"/>.</summary>
    public int Sum => Twos + (2 * Threes) + (3 * Fours) + (4 * Fives);

    /// <summary>Mean on 0 to 100; needs at least one answer.</summary>
    public double Score => 25.0 * Sum / N;

    /// <param name="value">1 to 5.</param>
    public int this[int value] => value switch
    {
        1 => Ones,
        2 => Twos,
        3 => Threes,
        4 => Fours,
        5 => Fives,
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    public static AnswerCounts Of(AreaHistogram histogram) =>
        new(histogram.Counts[0], histogram.Counts[1], histogram.Counts[2], histogram.Counts[3], histogram.Counts[4]);

    /// <summary>Every way in which so many answers can be given; (n + 4 over 4) of them.</summary>
    /// <param name="n">Zero or more.</param>
    public static IEnumerable<AnswerCounts> All(int n)
    {
        for (var ones = 0; ones <= n; ones++)
        {
            for (var twos = 0; twos <= n - ones; twos++)
            {
                for (var threes = 0; threes <= n - ones - twos; threes++)
                {
                    for (var fours = 0; fours <= n - ones - twos - threes; fours++)
                    {
                        yield return new AnswerCounts(ones, twos, threes, fours, n - ones - twos - threes - fours);
                    }
                }
            }
        }
    }

    public AnswerCounts Plus(AnswerCounts other) =>
        new(Ones + other.Ones, Twos + other.Twos, Threes + other.Threes, Fours + other.Fours, Fives + other.Fives);

    /// <summary>May leave negative counts, which no answers have: see <see cref="Exists"/>.</summary>
    public AnswerCounts Minus(AnswerCounts other) =>
        new(Ones - other.Ones, Twos - other.Twos, Threes - other.Threes, Fours - other.Fours, Fives - other.Fives);

    /// <summary>False when a count is negative.</summary>
    public bool Exists => (Ones | Twos | Threes | Fours | Fives) >= 0;

    /// <summary>One answer.</summary>
    /// <param name="value">1 to 5.</param>
    public static AnswerCounts One(int value) => value switch
    {
        1 => new(1, 0, 0, 0, 0),
        2 => new(0, 1, 0, 0, 0),
        3 => new(0, 0, 1, 0, 0),
        4 => new(0, 0, 0, 1, 0),
        5 => new(0, 0, 0, 0, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    /// <summary>The value that all gave; null when two values occur, or none.</summary>
    public int? Unanimous
    {
        get
        {
            var n = N;
            return n == 0 ? null : Ones == n ? 1 : Twos == n ? 2 : Threes == n ? 3 : Fours == n ? 4 : Fives == n ? 5 : null;
        }
    }
}
