namespace CollabBot.Core.Privacy.Adversary;

/// <summary>Two sets that share most of their answers: what is told of both tells about the few in which they differ.</summary>
internal static class DifferenceSolver
{
    /// <summary>Beyond this many combinations a pair is not solved; it is a breach all the same.</summary>
    private const long MostCombinations = 40_000_000;

    /// <returns>How many answers only the first has, and how many only the second; null when they have none in common or that cannot be known.</returns>
    public static (int OnlyOne, int OnlyOther)? Differ(AnswerSet one, AnswerSet other)
    {
        var (onlyOne, onlyOther) = (one.Authors.Count(author => !other.Authors.Contains(author)), other.Authors.Count(author => !one.Authors.Contains(author)));
        if (onlyOne == one.Authors.Count)
        {
            return null;
        }

        // One lies within the other: then the numbers of answers tell, even of an answer whose author is in both.
        return (onlyOne, onlyOther, one.N, other.N) switch
        {
            (_, 0, { } n, { } less) when n >= less => (n - less, 0),
            (0, _, { } less, { } n) when n >= less => (0, n - less),
            (0, 0, _, _) => null,
            _ => (onlyOne, onlyOther),
        };
    }

    /// <summary>True when the sets differ by one to four answers, in either direction.</summary>
    public static bool IsSmall((int OnlyOne, int OnlyOther) differ) =>
        differ.OnlyOne is > 0 and < DifferenceGuard.FewestDifferent || differ.OnlyOther is > 0 and < DifferenceGuard.FewestDifferent;

    /// <summary>What becomes certain of the answers that only the first set has.</summary>
    public static (Disclosure Disclosure, int Answers) Solve(AnswerSet one, AnswerSet other, (int OnlyOne, int OnlyOther) differ)
    {
        if (differ.OnlyOne is 0 or >= DifferenceGuard.FewestDifferent || differ.OnlyOther >= DifferenceGuard.FewestDifferent
            || one.N is not { } n || other.N is not { } m || n > AnswerSet.MostEnumerated || m > AnswerSet.MostEnumerated || n - differ.OnlyOne != m - differ.OnlyOther)
        {
            return (Disclosure.Nothing, 0);
        }

        var (ofOne, ofOther) = (one.Compatible(n).ToList(), other.Compatible(m).ToHashSet());
        var (lost, added) = (AnswerCounts.All(differ.OnlyOne).ToList(), AnswerCounts.All(differ.OnlyOther).ToList());
        if ((long)ofOne.Count * lost.Count * added.Count > MostCombinations)
        {
            return (Disclosure.Nothing, 0);
        }

        var beliefs = new Beliefs();
        foreach (var counts in ofOne)
        {
            foreach (var certain in lost)
            {
                var common = counts.Minus(certain);
                if (common.Exists && added.Exists(more => ofOther.Contains(common.Plus(more))))
                {
                    beliefs.Take(certain, common);
                }
            }
        }

        return beliefs.WorstOfOthers(differ.OnlyOne);
    }
}
