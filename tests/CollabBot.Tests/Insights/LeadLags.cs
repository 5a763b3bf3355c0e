using System.Collections.Immutable;
using CollabBot.Core.Insights.LeadLag;
using CollabBot.Core.Practice;
using CollabBot.Tests.Architecture;
using Xunit;

namespace CollabBot.Tests.Insights;

public sealed class LeadLags
{
    private static readonly LeadLagOptions On = new() { IsOn = true };

    [Fact]
    public void It_is_switched_off_unless_somebody_switches_it_on() => Assert.IsType<LeadLagOutcome.SwitchedOff>(AreaLinks.Find(new LinkedTeams().Make(1, 60, 8), LeadLagOptions.Default));

    [Theory]
    [InlineData(59, 20, 59)]
    [InlineData(200, 7, 0)]
    [InlineData(0, 0, 0)]
    public void With_too_few_teams_or_sweeps_nothing_is_looked_for(int teams, int sweeps, int counted) =>
        Assert.Equal(new LeadLagOutcome.TooFewTeams(counted), AreaLinks.Find(new LinkedTeams().Make(1, teams, sweeps), On));

    [Fact]
    public void Sixty_teams_with_eight_sweeps_are_enough() => Assert.IsType<LeadLagOutcome.Examined>(AreaLinks.Find(new LinkedTeams().Make(1, 60, 8), On));

    [Fact]
    public void Sweeps_that_lie_apart_are_no_steps()
    {
        var teams = new LinkedTeams().Make(1, 60, 16).Select(team => new TeamSweeps([.. team.Sweeps.Where(sweep => sweep.Sweep % 2 == 0)]));

        Assert.Equal(new LeadLagOutcome.TooFewTeams(0), AreaLinks.Find([.. teams], On));
    }

    [Theory]
    [InlineData(.2, .6, 0, 5)]
    [InlineData(.6, .2, 3, 0)]
    public void Where_most_of_what_moves_is_noise_nothing_is_looked_for(double core, double others, int reliableCore, int reliableOthers)
    {
        var made = new LinkedTeams { Reliability = [.. PracticeArea.All.Select(area => area.IsCore ? core : others)] };

        Assert.Equal(new LeadLagOutcome.TooUnreliable(reliableCore, reliableOthers), AreaLinks.Find(made.Make(1, 200, 10), On));
    }

    [Fact]
    public void An_area_that_always_moves_with_another_cannot_be_told_from_it()
    {
        var teams = new LinkedTeams().Make(1, 60, 8).Select(team => new TeamSweeps([.. team.Sweeps.Select(sweep => new SweepMeans(sweep.Sweep, sweep.Means.SetItem(5, sweep.Means[4]), sweep.Errors))]));

        Assert.IsType<LeadLagOutcome.Inseparable>(AreaLinks.Find([.. teams], On));
    }

    [Fact]
    public void A_link_that_is_there_is_told_with_the_words_that_are_allowed()
    {
        var links = Assert.IsType<LeadLagOutcome.Examined>(AreaLinks.Find(new LinkedTeams().WithLinks(.30).Make(1, 400, 20), On)).Links;

        var link = Assert.Single(links, link => link.From == PracticeArea.Trust);
        Assert.Equal(PracticeArea.Infoflow, link.To);
        Assert.InRange(link.Refits, 3, 4);
        Assert.Equal("Across the teams using CollabBot, a rise in Trust has tended to come before a rise in Information flow. This is a pattern, not proof.", link.InWords);
    }

    [Fact]
    public void The_same_teams_and_seed_give_the_same_links()
    {
        var teams = new LinkedTeams().WithLinks(.30).Make(3, 200, 10);

        Assert.Equal(((LeadLagOutcome.Examined)AreaLinks.Find(teams, On)).Links, ((LeadLagOutcome.Examined)AreaLinks.Find(teams, On)).Links);
    }

    /// <summary>Links are about teams in general: nothing that one team is told may know them.</summary>
    [Fact]
    public void No_digest_and_no_card_knows_of_links() =>
        Assert.DoesNotContain(SourceFiles.CSharp(), path => !path.Contains("/LeadLag/", StringComparison.Ordinal) && SourceFiles.Text(path).Contains("LeadLag", StringComparison.Ordinal));

    [Fact]
    public void Levels_of_teams_and_sweeps_are_taken_out_where_sweeps_are_missing_too()
    {
        var random = new Random(7);
        var teams = new LinkedTeams().Make(7, 20, 12).Select(team => new TeamSweeps([.. team.Sweeps.Where(_ => random.Next(4) > 0)])).ToList();

        var within = SweepPanel.Of(teams).Within();

        var rows = teams.Index().SelectMany(team => team.Item.Sweeps.Select(sweep => (Team: team.Index, sweep.Sweep))).Index().ToList();
        foreach (var group in rows.GroupBy(row => row.Item.Team).Select(group => group.ToList()).Concat(rows.GroupBy(row => row.Item.Sweep).Select(group => group.ToList())))
        {
            Assert.All(Enumerable.Range(0, SweepPanel.Areas), area => Assert.Equal(0, group.Average(row => within[row.Index][area]), 1e-7));
        }
    }

    [Fact]
    public void A_slope_is_that_of_least_squares_and_its_error_is_clustered_by_team()
    {
        // Two sources that do not correlate; a later 2·a + b, with a residual of ±1 that each team has to itself.
        (double A, double B)[] now = [(1, 1), (1, -1), (-1, 1), (-1, -1)];
        var teams = Enumerable.Range(0, 6).Select(team => new TeamSweeps([.. now.SelectMany((point, i) =>
        {
            var residual = team % 2 == 0 ? point.A : -point.A;
            return new[] { Sweep(3 * i, point.A, point.B, 0), Sweep((3 * i) + 1, 0, 0, (2 * point.A) + point.B + residual) };
        })])).ToList();
        var panel = SweepPanel.Of(teams);

        var slopes = LaggedRegression.Of(panel, new LagProducts(panel), 2, [0, 1])!;

        // y is 3·a + b in half of the teams and a + b in the others: its variance is 5 + 1 = 6.
        Assert.Equal(2 / Math.Sqrt(6), slopes[0].Beta, 1e-12);
        Assert.Equal(1 / Math.Sqrt(6), slopes[1].Beta, 1e-12);

        // Scores of a are ±4 in each of six teams, Σa² = 24: error² = 6/5·23/22·6·16/24², t = 2/error with five degrees of freedom.
        var error = Math.Sqrt(6.0 / 5 * 23 / 22 * 6 * 16 / (24 * 24));
        Assert.Equal(Core.Insights.Statistics.Quantiles.TwoSidedP(2 / error, 5), slopes[0].P, 1e-12);

        static SweepMeans Sweep(int number, double a, double b, double later) => new(number, [a, b, later, 0, 0, 0, 0, 0], [.. Enumerable.Repeat(0.0, 8)]);
    }

    [Fact]
    public void A_sweep_that_is_not_complete_is_none()
    {
        var eight = ImmutableArray.CreateRange(Enumerable.Repeat(50.0, 8));

        Assert.Throws<ArgumentException>(() => new SweepMeans(0, eight[..7], eight));
        Assert.Throws<ArgumentException>(() => new SweepMeans(0, eight.SetItem(3, double.NaN), eight));
        Assert.Throws<ArgumentException>(() => new SweepMeans(0, eight, eight.SetItem(3, -1)));
        Assert.Throws<ArgumentException>(() => new TeamSweeps([new SweepMeans(2, eight, eight), new SweepMeans(2, eight, eight)]));
    }
}
