namespace CollabBot.Core.Privacy.Adversary;

/// <summary>A whole, less what was told of parts of it: an organisation less its teams, a quarter less its rounds.</summary>
/// <remarks>Parts are taken away in two orders, largest first and smallest first, and each time once more with one part left in.</remarks>
internal static class RemainderSolver
{
    /// <summary>A whole of which parts are known, and what is left of it.</summary>
    /// <param name="Set">The part that was left in, when nothing else is left; else the whole.</param>
    internal readonly record struct Remainder(AnswerSet Set, int N, Bounds Bounds);

    /// <param name="parts">Sets that lie within the whole; the whole itself is none.</param>
    public static IEnumerable<Remainder> Of(AnswerSet whole, IReadOnlyList<AnswerSet> parts)
    {
        if (whole.N is null || parts.Count == 0)
        {
            yield break;
        }

        foreach (var ordered in new[] { parts.OrderByDescending(part => part.Most), parts.OrderBy(part => part.Most) })
        {
            var taken = Disjoint(ordered);
            foreach (var leftIn in taken.Prepend(null))
            {
                if (Left(whole, [.. taken.Where(part => part != leftIn)], leftIn) is { N: > 0 } remainder)
                {
                    yield return remainder;
                }
            }
        }
    }

    /// <summary>What becomes certain of the remainder, to somebody whose answer is in it or is not.</summary>
    /// <param name="bounds">Of n answers.</param>
    public static (Disclosure Disclosure, int Answers) Solve(int n, Bounds bounds)
    {
        if (n > AnswerSet.MostEnumerated)
        {
            return bounds.AllUnfavourable(n) ? (Disclosure.AllUnfavourable, n) : (Disclosure.Nothing, 0);
        }

        var beliefs = new Beliefs();
        foreach (var counts in AnswerCounts.All(n).Where(bounds.Admit))
        {
            beliefs.Take(counts);
        }

        return beliefs.WorstOfCell(n);
    }

    private static List<AnswerSet> Disjoint(IEnumerable<AnswerSet> parts)
    {
        var taken = new List<AnswerSet>();
        foreach (var part in parts.Where(part => part.N is not null))
        {
            if (!taken.Exists(earlier => earlier.Authors.Overlaps(part.Authors)))
            {
                taken.Add(part);
            }
        }

        return taken;
    }

    private static Remainder? Left(AnswerSet whole, List<AnswerSet> without, AnswerSet? leftIn)
    {
        var n = whole.N!.Value - without.Sum(part => part.N!.Value);
        if (without.Count == 0 || n < 0)
        {
            return null;
        }

        var bounds = without.Aggregate(whole.Within(whole.N.Value), (left, part) => left.Less(part.Within(part.N!.Value)));
        return leftIn?.N == n ? new Remainder(leftIn, n, bounds.And(leftIn.Within(n))) : new Remainder(whole, n, bounds);
    }
}
