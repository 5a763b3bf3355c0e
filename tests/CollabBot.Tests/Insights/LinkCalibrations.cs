using System.Globalization;
using CollabBot.Core.Insights.LeadLag;
using CollabBot.Core.Practice;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>How often links are found that are not there, and how often those that are (science.md E4).</summary>
public sealed class LinkCalibrations
{
    private const int Full = 200;
    private const double MostFalse = .08;

    private static readonly LeadLagOptions On = new() { IsOn = true };

    [Theory]
    [Trait("length", "long")]
    [InlineData(60, 10)]
    [InlineData(200, 10)]
    [InlineData(200, 20)]
    public void Where_no_area_follows_another_none_is_said_to(int teams, int sweeps) => AssertSilent("no links", new LinkedTeams(), teams, sweeps, Full);

    [Theory]
    [Trait("length", "long")]
    [InlineData(200, 10)]
    [InlineData(200, 20)]
    [InlineData(400, 20)]
    public void Nor_where_areas_last_and_are_measured_unequally(int teams, int sweeps) => AssertSilent("no links, unequal", LinkedTeams.Unequal, teams, sweeps, Full);

    [Theory]
    [Trait("length", "long")]
    [InlineData(60, 10, 0)]
    [InlineData(100, 10, 0)]
    [InlineData(200, 10, 0)]
    [InlineData(100, 20, 0)]
    [InlineData(200, 20, .9)]
    [InlineData(400, 20, .95)]
    public void Where_four_areas_follow_others_they_are_found_and_no_more(int teams, int sweeps, double recall) =>
        AssertFound("4 links of .30", new LinkedTeams().WithLinks(.30), teams, sweeps, Full, recall);

    [Theory]
    [Trait("length", "long")]
    [InlineData(200, 20)]
    [InlineData(400, 20)]
    public void Unequal_areas_hide_links_and_make_none_up(int teams, int sweeps) => AssertFound("4 links of .30, unequal", LinkedTeams.Unequal.WithLinks(.30), teams, sweeps, Full, recall: 0);

    [Theory]
    [Trait("length", "long")]
    [InlineData(200, 20)]
    public void Weak_links_are_mostly_missed(int teams, int sweeps) => AssertFound("4 links of .15", new LinkedTeams().WithLinks(.15), teams, sweeps, Full, recall: 0);

    /// <summary>A slice of the rows above, in every run.</summary>
    [Fact]
    public void Few_maps_show_it_already()
    {
        AssertSilent("no links", new LinkedTeams(), teams: 60, sweeps: 10, maps: 40);
        AssertSilent("no links, unequal", LinkedTeams.Unequal, teams: 100, sweeps: 10, maps: 20);
        AssertFound("4 links of .30", new LinkedTeams().WithLinks(.30), teams: 200, sweeps: 20, maps: 6, recall: .9);
    }

    private static void AssertSilent(string scenario, LinkedTeams made, int teams, int sweeps, int maps) =>
        Assert.InRange(Count(scenario, made, teams, sweeps, maps, links: []).AnyFalse, 0, MostFalse);

    private static void AssertFound(string scenario, LinkedTeams made, int teams, int sweeps, int maps, double recall)
    {
        var counted = Count(scenario, made, teams, sweeps, maps, LinkedTeams.FourLinks);

        Assert.InRange(counted.AnyFalse, 0, MostFalse);
        Assert.InRange(counted.Recall, recall, 1);
    }

    private static (double AnyFalse, double Recall) Count(string scenario, LinkedTeams made, int teams, int sweeps, int maps, IReadOnlyList<(int From, int To)> links)
    {
        var (anyFalse, found) = (0, 0);
        for (var seed = 1; seed <= maps; seed++)
        {
            var outcome = Assert.IsType<LeadLagOutcome.Examined>(AreaLinks.Find(made.Make(seed, teams, sweeps), On));
            var told = outcome.Links.Select(link => (PracticeArea.All.Index().First(area => area.Item == link.From).Index, PracticeArea.All.Index().First(area => area.Item == link.To).Index)).ToList();
            anyFalse += told.Except(links).Any() ? 1 : 0;
            found += told.Intersect(links).Count();
        }

        var (share, recall) = ((double)anyFalse / maps, links.Count == 0 ? 0 : (double)found / maps / links.Count);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{scenario}, {teams} × {sweeps}, seeds 1 to {maps}: P(any false link) {share:F3}{(links.Count == 0 ? "" : $", recall {recall:F3}")}."));
        return (share, recall);
    }
}
