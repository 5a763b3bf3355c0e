using CollabBot.Core.Insights;

namespace CollabBot.Core.Privacy.Adversary;

/// <summary>Least and most, both inclusive, of what can be added and subtracted: the five counts, the unfavourable, the favourable, and the sum.</summary>
internal sealed class Bounds
{
    private const int Unfavourable = 5;
    private const int Favourable = 6;
    private const int Sum = 7;
    private const int Quantities = 8;

    private readonly int[] _least;
    private readonly int[] _most;

    private Bounds(int[] least, int[] most) => (_least, _most) = (least, most);

    /// <summary>n answers, and nothing else is known.</summary>
    public static Bounds Any(int n) => new(new int[Quantities], [n, n, n, n, n, n, n, 4 * n]);

    public static Bounds Exactly(AnswerCounts counts) => new(Of(counts), Of(counts));

    /// <summary>What a level says of n answers.</summary>
    public static Bounds Of(Level level, int n)
    {
        var bounds = Any(n);
        bounds.Narrow(Sum, level.Bound is LevelBound.OrLower ? 0 : Rounded(level.Value, n, 100 / 4).Least, level.Bound is LevelBound.OrHigher ? 4 * n : Rounded(level.Value, n, 100 / 4).Most);
        if (level.Shares is { } shares)
        {
            var (favourable, notYet) = (Rounded(shares.Favourable, n, 100), Rounded(shares.NotYet, n, 100));
            bounds.Narrow(Favourable, favourable.Least, favourable.Most);
            bounds.Narrow(Unfavourable, shares.Middle is null ? 0 : notYet.Least, notYet.Most);
        }

        return bounds;
    }

    public Bounds WithSum(int sum)
    {
        var bounds = new Bounds([.. _least], [.. _most]);
        bounds.Narrow(Sum, sum, sum);
        return bounds;
    }

    /// <summary>Both hold.</summary>
    public Bounds And(Bounds other)
    {
        var bounds = new Bounds([.. _least], [.. _most]);
        for (var quantity = 0; quantity < Quantities; quantity++)
        {
            bounds.Narrow(quantity, other._least[quantity], other._most[quantity]);
        }

        return bounds;
    }

    /// <summary>What is left when a part is taken away.</summary>
    public Bounds Less(Bounds part)
    {
        var (least, most) = (new int[Quantities], new int[Quantities]);
        for (var quantity = 0; quantity < Quantities; quantity++)
        {
            least[quantity] = Math.Max(0, _least[quantity] - part._most[quantity]);
            most[quantity] = _most[quantity] - part._least[quantity];
        }

        return new Bounds(least, most);
    }

    public bool Admit(AnswerCounts counts) =>
        IsWithin(0, counts.Ones) && IsWithin(1, counts.Twos) && IsWithin(2, counts.Threes) && IsWithin(3, counts.Fours) && IsWithin(4, counts.Fives)
        && IsWithin(Unfavourable, counts.Unfavourable) && IsWithin(Favourable, counts.Favourable) && IsWithin(Sum, counts.Sum);

    /// <summary>True when, of n answers, none can be other than unfavourable. For cells too large to enumerate.</summary>
    public bool AllUnfavourable(int n) => _least[Unfavourable] >= n || _most[Sum] < 2;

    private bool IsWithin(int quantity, int value) => value >= _least[quantity] && value <= _most[quantity];

    private void Narrow(int quantity, int least, int most) =>
        (_least[quantity], _most[quantity]) = (Math.Max(_least[quantity], least), Math.Min(_most[quantity], most));

    /// <summary>The whole numbers x for which scale × x / n rounds to a value in steps of 5, half up.</summary>
    private static (int Least, int Most) Rounded(int value, int n, int scale) =>
        (Ceiling(((2 * value) - 5) * n, 2 * scale), Ceiling(((2 * value) + 5) * n, 2 * scale) - 1);

    private static int Ceiling(int dividend, int divisor) => dividend <= 0 ? 0 : (dividend + divisor - 1) / divisor;

    private static int[] Of(AnswerCounts counts) =>
        [counts.Ones, counts.Twos, counts.Threes, counts.Fours, counts.Fives, counts.Unfavourable, counts.Favourable, counts.Sum];
}
