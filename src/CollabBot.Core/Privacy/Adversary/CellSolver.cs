using System.Collections.Concurrent;
using CollabBot.Core.Insights;

namespace CollabBot.Core.Privacy.Adversary;

/// <summary>What was told of one set of answers, with the answer of one of its authors: every histogram that agrees with it is gone through.</summary>
internal static class CellSolver
{
    /// <summary>What each level that the gate can let out gives away, for each number of answers. Grows to forty small tables and no further.</summary>
    private static readonly ConcurrentDictionary<int, Lazy<Dictionary<Level, (Disclosure Disclosure, int Answers)>>> Gate = new();

    /// <summary>The worst over every number of answers that there may have been.</summary>
    public static (Disclosure Disclosure, int Answers) Solve(AnswerSet set)
    {
        var worst = (Disclosure: Disclosure.Nothing, Answers: 0);
        for (var n = Math.Max(1, set.Fewest); n <= set.Most; n++)
        {
            var found = Solve(set, n);
            worst = (found.Disclosure, found.Answers).CompareTo((worst.Disclosure, worst.Answers)) > 0 ? found : worst;
        }

        return worst;
    }

    private static (Disclosure Disclosure, int Answers) Solve(AnswerSet set, int n)
    {
        if (n > AnswerSet.MostEnumerated)
        {
            return set.Within(n).AllUnfavourable(n) ? (Disclosure.AllUnfavourable, n) : (Disclosure.Nothing, 0);
        }

        if (set.Statistics is [Statistic.Gated gated] && n >= ReleaseThreshold.Floor)
        {
            return Gate.GetOrAdd(n, size => new(() => OfGate(size))).Value.GetValueOrDefault(Statistic.Gated.Told(gated.Level));
        }

        var beliefs = new Beliefs();
        foreach (var counts in set.Compatible(n))
        {
            beliefs.Take(counts);
        }

        return beliefs.WorstOfCell(n);
    }

    private static Dictionary<Level, (Disclosure Disclosure, int Answers)> OfGate(int n) =>
        ExhaustiveAudit.Table(n, counts => Statistic.Gated.Told(ReleaseGate.Show(counts, n))).ToDictionary(entry => entry.Key, entry => entry.Value.WorstOfCell(n));
}
