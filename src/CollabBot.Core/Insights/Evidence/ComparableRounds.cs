using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;

namespace CollabBot.Core.Insights.Evidence;

/// <summary>Which rounds may be set against one another (P4, P9). Pure.</summary>
public static class ComparableRounds
{
    /// <summary>
    /// A number for each round such that any two with the same number have the same baseline, and <see cref="DifferenceGuard"/> allows to compare each with each of those between.
    /// Within one baseline people may be exchanged one by one, each time few enough for the baseline, until two of its rounds differ by too many: then a new number begins.
    /// </summary>
    /// <param name="plans">One team's, in order of time.</param>
    /// <returns>For each plan the number of the round from which on rounds are compared; null for a plan without a baseline, which is compared with none.</returns>
    public static IReadOnlyList<int?> Baselines(IReadOnlyList<RoundPlan> plans)
    {
        // The same people are asked whatever the area: one stands for all.
        var bases = plans.Select(plan => ReleaseBasis.Of(plan, PracticeArea.Trust)).ToList();
        var baselines = new int?[plans.Count];
        var first = 0;
        for (var i = 0; i < plans.Count; i++)
        {
            if (plans[i].Baseline != plans[first].Baseline || !Enumerable.Range(first, i - first).All(earlier => DifferenceGuard.MayCompare(bases[earlier], bases[i])))
            {
                first = i;
            }

            baselines[i] = plans[i].Baseline is null ? null : plans[first].Number;
        }

        return baselines;
    }
}
