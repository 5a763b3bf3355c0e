using System.Diagnostics.CodeAnalysis;
using CollabBot.Core.Practice;

namespace CollabBot.Core.Insights.LeadLag;

/// <summary>
/// Whether a move of one area tends to come before a move of another, over many teams (science.md E). Switched off unless somebody switches it on; about teams in general, so it has no
/// place in a digest of one. Pure.
/// </summary>
/// <remarks>
/// A link has to open three keys (<c>ThreeKeys</c>), and to be found again in three of four refits, each without another quarter of the teams. That order in time is no proof of cause:
/// E. L. Hamaker, R. M. Kuiper and R. P. P. P. Grasman, Psychological Methods 20 (2015).
/// </remarks>
public static class AreaLinks
{
    /// <summary>With fewer teams nothing is looked for.</summary>
    public const int FewestTeams = 60;

    /// <summary>Complete sweeps that a team needs to be counted.</summary>
    public const int FewestSweeps = 8;

    private const int FewestCore = 3;
    private const int FewestOthers = 2;
    private const int Quarters = 4;
    private const int FewestRefits = 3;

    /// <param name="teams">In any order; those with too few sweeps are left out.</param>
    public static LeadLagOutcome Find(IReadOnlyList<TeamSweeps> teams, LeadLagOptions options)
    {
        if (!options.IsOn)
        {
            return new LeadLagOutcome.SwitchedOff();
        }

        List<TeamSweeps> used = [.. teams.Where(team => team.IsLong)];
        if (used.Count < FewestTeams)
        {
            return new LeadLagOutcome.TooFewTeams(used.Count);
        }

        var reliable = AreaReliability.Of(used).Zip(PracticeArea.All).Where(area => area.First >= AreaReliability.Enough).ToLookup(area => area.Second.IsCore);
        if (reliable[true].Count() < FewestCore || reliable[false].Count() < FewestOthers)
        {
            return new LeadLagOutcome.TooUnreliable(reliable[true].Count(), reliable[false].Count());
        }

        return ThreeKeys.Open(SweepPanel.Of(used)) is { } found
            ? new LeadLagOutcome.Examined(found.Count == 0 ? [] : FoundAgain(found, Refitted(used, options.Seed)))
            : new LeadLagOutcome.Inseparable();
    }

    private static List<AreaLink> FoundAgain(IReadOnlyList<(int From, int To, double Beta)> found, List<(int From, int To)> again) =>
    [
        .. from link in found
           let refits = again.Count(pair => pair == (link.From, link.To))
           where refits >= FewestRefits
           orderby link.Beta descending
           select new AreaLink(PracticeArea.All[link.From], PracticeArea.All[link.To], link.Beta, refits),
    ];

    /// <returns>The links of all four refits, one after the other.</returns>
    [SuppressMessage("Security", "CA5394", Justification = "Chance of a statistic, seeded so that it can be repeated; it keeps no secret.")]
    private static List<(int From, int To)> Refitted(List<TeamSweeps> teams, int seed)
    {
        var order = teams.ToArray();
        new Random(seed).Shuffle(order);
        return
        [
            .. Enumerable.Range(0, Quarters).SelectMany(quarter =>
                ThreeKeys.Open(SweepPanel.Of([.. order.Where((_, place) => place % Quarters != quarter)]))?.Select(link => (link.From, link.To)) ?? []),
        ];
    }
}
