namespace CollabBot.Core.Privacy.Adversary;

/// <summary>Tries to recover single answers from everything that was ever told or could be read. Pure.</summary>
/// <remarks>
/// It knows the program, the roster, who took part, and how many answered; each reader may have answered too. It does not guess: an answer counts as
/// recovered when every way in which the answers can have been given agrees on it. What it cannot see is in ADR 0016.
/// </remarks>
public static class Attacker
{
    public static AttackReport Attack(Exposure exposure)
    {
        var sets = AnswerSet.Gather(exposure.Publications);
        var findings = sets.Select(set => Found(Method.Counting, set, CellSolver.Solve(set))).OfType<Finding>().ToList();
        var breaches = new List<BrokenRule>();
        foreach (var set in sets)
        {
            if (set.Most < ReleaseThreshold.Floor && set.Audience is not Audience.Store)
            {
                breaches.Add(BrokenRule.BelowThreshold);
            }

            // Two levels of the same answers: they were not the same answers.
            if (set.Statistics.OfType<Statistic.Gated>().Skip(1).Any())
            {
                breaches.Add(BrokenRule.SmallDifference);
            }
        }

        foreach (var neighbours in Neighbours(sets))
        {
            Compare(neighbours, findings, breaches);
        }

        var answers = Count(sets) + exposure.Rows.Count;
        ReadRows(exposure, sets.Count, findings, breaches);
        return new AttackReport(answers, findings, [.. breaches.CountBy(rule => rule).OrderBy(entry => entry.Key).Select(entry => new Breach(entry.Key, entry.Value))]);
    }

    /// <summary>Each set with the other sets of its area that share a round with it, readers of the store apart.</summary>
    private static IEnumerable<(AnswerSet Set, List<AnswerSet> Others)> Neighbours(List<AnswerSet> sets)
    {
        foreach (var area in sets.GroupBy(set => (set.Area, IsStore: set.Audience is Audience.Store)))
        {
            var byRound = area.SelectMany(set => set.Window.Select(round => (round, set))).ToLookup(entry => entry.round, entry => entry.set);
            foreach (var set in area)
            {
                var others = set.Window.SelectMany(round => byRound[round]).Where(other => other.Index != set.Index).DistinctBy(other => other.Index).ToList();
                if (others.Count > 0)
                {
                    yield return (set, others);
                }
            }
        }
    }

    private static void Compare((AnswerSet Set, List<AnswerSet> Others) neighbours, List<Finding> findings, List<BrokenRule> breaches)
    {
        var (set, others) = neighbours;
        foreach (var other in others)
        {
            if (DifferenceSolver.Differ(set, other) is not { } differ || !DifferenceSolver.IsSmall(differ))
            {
                continue;
            }

            if (set.Index < other.Index)
            {
                breaches.Add(BrokenRule.SmallDifference);
            }

            if (Found(Method.Difference, set, DifferenceSolver.Solve(set, other, differ)) is { } finding)
            {
                findings.Add(finding);
            }
        }

        foreach (var remainder in RemainderSolver.Of(set, [.. others.Where(other => other.Authors.IsProperSubsetOf(set.Authors))]))
        {
            if (remainder.N < ReleaseThreshold.Floor)
            {
                breaches.Add(BrokenRule.SmallRemainder);
            }

            if (Found(Method.Remainder, remainder.Set, RemainderSolver.Solve(remainder.N, remainder.Bounds)) is { } finding)
            {
                findings.Add(finding);
            }
        }
    }

    private static void ReadRows(Exposure exposure, int firstSet, List<Finding> findings, List<BrokenRule> breaches)
    {
        var reader = new RowReader(exposure.Rows, exposure.Observer);
        breaches.AddRange(Enumerable.Repeat(BrokenRule.LinkedRows, reader.Linked()));

        // Two rows may look alike and are two answers all the same.
        var sets = exposure.Rows.Index().ToDictionary<(int Index, StoredRow Item), StoredRow, int>(row => row.Item, row => firstSet + row.Index, ReferenceEqualityComparer.Instance);
        var named = new HashSet<StoredRow>(ReferenceEqualityComparer.Instance);
        foreach (var (method, rows) in reader.Named())
        {
            named.UnionWith(rows);
            findings.AddRange(rows.Where(row => reader.ValueOf(row) is not null).Select(row => new Finding(method, Audience.Store, Disclosure.Answers, sets[row], 1)));
        }

        findings.AddRange(named.Where(row => reader.ValueBySize(row) is not null).Select(row => new Finding(Method.Size, Audience.Store, Disclosure.Answers, sets[row], 1)));
        breaches.AddRange(Enumerable.Repeat(BrokenRule.NamedRows, named.Count));
    }

    private static Finding? Found(Method method, AnswerSet set, (Disclosure Disclosure, int Answers) found) =>
        found.Disclosure is Disclosure.Nothing ? null : new Finding(method, set.Audience, found.Disclosure, set.Index, found.Answers);

    /// <summary>How many answers stand behind the sets; those that several sets share count once.</summary>
    private static int Count(List<AnswerSet> sets)
    {
        var answers = 0;
        foreach (var area in sets.GroupBy(set => set.Area))
        {
            var counted = new HashSet<Author>();
            foreach (var set in area.OrderBy(set => set.Most))
            {
                var before = counted.Count;
                counted.UnionWith(set.Authors);
                answers += Math.Min(set.Most, counted.Count - before);
            }
        }

        return answers;
    }
}
