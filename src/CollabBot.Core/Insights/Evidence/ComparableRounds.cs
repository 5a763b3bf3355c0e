using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;

namespace CollabBot.Core.Insights.Evidence;

/// <summary>Which rounds may be set against one another (P4, P9). Pure.</summary>
public static class ComparableRounds
{
    /// <summary>
    /// A number for each round such that any two with the same number have the same baseline, and P9 allows to compare each with each of those between.
    /// Within one baseline people may be exchanged one by one, each time few enough for the baseline, until two of its rounds differ by too many: then a new number begins.
    /// </summary>
    /// <param name="plans">One team's, in order of time.</param>
    /// <returns>For each plan the number of the round from which on rounds are compared; null for a plan without a baseline, which is compared with none.</returns>
    public static IReadOnlyList<int?> Baselines(IReadOnlyList<RoundPlan> plans)
    {
        var asked = plans.Select(plan => plan.Participants.Select(participant => participant.Person).ToHashSet()).ToList();
        var baselines = new int?[plans.Count];
        var first = 0;
        for (var i = 0; i < plans.Count; i++)
        {
            if (plans[i].Baseline != plans[first].Baseline || !Enumerable.Range(first, i - first).All(earlier => MayCompare(earlier, i)))
            {
                first = i;
            }

            baselines[i] = plans[i].Baseline is null ? null : plans[first].Number;
        }

        return baselines;

        // As DifferenceGuard, but for those who are away. Who is asked in one round and not in the other may have paused, which is nobody else's to know
        // and no other than not answering; so only that many count as were not away.
        bool MayCompare(int earlier, int later)
        {
            var (one, other) = (plans[earlier], plans[later]);
            var changed = asked[earlier].Count(person => !asked[later].Contains(person)) + asked[later].Count(person => !asked[earlier].Contains(person)) - one.Away - other.Away;
            return changed <= 0 || (Math.Min(one.People, other.People) >= DifferenceGuard.SmallTeam && changed < DifferenceGuard.MostChanged * one.People);
        }
    }
}
