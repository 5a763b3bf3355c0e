using System.Globalization;
using Xunit;

namespace CollabBot.Tests.Nudges;

/// <summary>What learning is worth over a year, beside choosing at random (science.md F4).</summary>
public sealed class LearningYears
{
    /// <summary>With which choosing at random loses what the science says it does: 8.2 to 8.6 in a team-year.</summary>
    private const double BetweenNudges = 0.68;

    private const int Seeds = 10;

    private readonly ITestOutputHelper _output = TestContext.Current.TestOutputHelper!;

    [Theory]
    [InlineData(5, .75)]
    [InlineData(15, .60)]
    public void Less_is_lost_than_by_chance(int teams, double most) => AssertLearns(teams, most);

    [Fact]
    [Trait("length", "long")]
    public void In_forty_teams_less_still() => AssertLearns(40, .60);

    [Theory]
    [InlineData(15)]
    [InlineData(40)]
    public void Where_all_nudges_are_equal_none_takes_over(int teams)
    {
        var share = Average(seed => new MadeOrganisation(seed, teams, betweenNudges: 0).Run(learns: true).TopShare);

        Say($"{teams} teams, seeds 1 to {Seeds}, equal nudges: the most used has {share:P1} of its area ({Average(seed => new MadeOrganisation(seed, teams, 0).Run(learns: false).TopShare):P1} at random).");
        Assert.InRange(share, .25, .45);
    }

    private void AssertLearns(int teams, double most)
    {
        var byChance = Average(seed => new MadeOrganisation(seed, teams, BetweenNudges).Run(learns: false).Regret);
        var shortest = int.MaxValue;
        var learned = Average(seed =>
        {
            var organisation = new MadeOrganisation(seed, teams, BetweenNudges).Run(learns: true);
            shortest = Math.Min(shortest, organisation.ShortestGap);
            return organisation.Regret;
        });

        Say($"{teams} teams, seeds 1 to {Seeds}: {learned:F2} lost in a team-year, {byChance:F2} at random: {learned / byChance:F2} of it; the same nudge after {shortest} weeks at the soonest.");
        Assert.InRange(learned / byChance, 0, most);
        Assert.InRange(shortest, MadeOrganisation.CoolDown, int.MaxValue);
    }

    private static double Average(Func<int, double> run) => Enumerable.Range(1, Seeds).Average(run);

    private void Say(FormattableString text) => _output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
