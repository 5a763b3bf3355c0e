using System.Globalization;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using Xunit;

namespace CollabBot.Tests.Privacy;

/// <summary>
/// T6: somebody leaves, and whoever reads both weeks' levels asks whether they had been unhappy. The product sets no such two levels side by side
/// (<c>Teams/Memberships</c>, <c>Teams/Histories</c>); this is what is left for a reader who does it alone, and it cannot be nothing for as long as an average is told.
/// </summary>
public sealed class Leavers
{
    private const int Seed = 20261123;
    private const int Histories = 20_000;

    private readonly ITestOutputHelper _output;

    public Leavers(ITestOutputHelper output) => _output = output;

    public static TheoryData<int> Sizes => [6, 7, 8, 9, 10, 12];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void T6_the_change_of_level_tells_little_of_what_a_leaver_had_answered(int people) =>
        Assert.InRange(Told("gate", people, Auc(people, areOthersFrozen: false, Shown)), 0.5, 0.72);

    /// <summary>The attacker is able: from exact means and colleagues who answer the same again it knows nearly always.</summary>
    [Theory]
    [InlineData(6)]
    [InlineData(12)]
    public void T6_the_change_of_an_exact_mean_would_tell_nearly_all_if_the_others_had_not_moved(int people) =>
        Assert.InRange(Told("exact, others frozen", people, Auc(people, areOthersFrozen: true, histogram => histogram.Score)), 0.94, 1);

    private static double Shown(AreaHistogram histogram) => ReleaseGate.Show(histogram, histogram.N).Value;

    /// <summary>How often an unhappy leaver's change is above another leaver's: 0.5 is chance, 1 is certainty.</summary>
    private static double Auc(int people, bool areOthersFrozen, Func<AreaHistogram, double> reading)
    {
        var chance = new Random(Seed + people);
        var seen = new List<(double Change, bool WasUnhappy)>(Histories);
        for (var history = 0; history < Histories; history++)
        {
            var team = new SimulatedTeam(people, chance);
            var before = team.Answer();
            var after = areOthersFrozen ? before : team.Answer();
            seen.Add((reading(SimulatedTeam.Kept(after.Skip(1))) - reading(SimulatedTeam.Kept(before)), before[0] <= 2));
        }

        return AreaUnderCurve(seen);
    }

    /// <summary>By ranks; equal changes share theirs.</summary>
    private static double AreaUnderCurve(List<(double Change, bool WasUnhappy)> seen)
    {
        var unhappy = seen.Count(one => one.WasUnhappy);
        double ranks = 0, below = 0;
        foreach (var equal in seen.GroupBy(one => one.Change).OrderBy(group => group.Key))
        {
            var count = equal.Count();
            ranks += equal.Count(one => one.WasUnhappy) * (below + ((count + 1) / 2.0));
            below += count;
        }

        return (ranks - (unhappy * (unhappy + 1.0) / 2)) / ((double)unhappy * (seen.Count - unhappy));
    }

    private double Told(string what, int people, double auc)
    {
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"T6 seed {Seed + people}, {people} people, {what}: AUC {auc:F3} in {Histories:N0} histories"));
        return auc;
    }
}
