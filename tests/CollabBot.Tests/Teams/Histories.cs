using System.Text.Json;
using CollabBot.Core;
using CollabBot.Core.Digests;
using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Teams;

public sealed class Histories
{
    [Fact]
    public void No_reading_is_set_beside_one_from_before_the_members_changed()
    {
        var history = Releases((0, null), (1, 0), (2, 0), (3, 3), (4, 3));

        Assert.Equal([Date(3), Date(4)], MapOf(history, week: 4, baseline: 3)?.Rounds);
        Assert.Equal([Date(1), Date(2)], MapOf(history, week: 2, baseline: 0)?.Rounds);
        Assert.Null(MapOf(history, week: 4, baseline: 4));
    }

    [Fact]
    public void What_was_told_before_there_were_baselines_is_compared_with_nothing()
    {
        var history = Releases((0, null), (1, null));

        Assert.Null(MapOf(history, week: 1, baseline: null));
        Assert.Null(MapOf(history, week: 1, baseline: 0));
    }

    [Fact]
    public void A_summary_begins_anew_with_the_baseline()
    {
        var history = Releases((0, 0), (1, 0), (2, 2));
        var (before, counted) = Round(week: 1, baseline: 0);
        var (after, later) = Round(week: 2, baseline: 2);

        Assert.NotNull(PulseSummary.Of(before, ReleaseGate.Release(before, counted), null, null, history, TeamEvidence.None, null).Map);
        Assert.Null(PulseSummary.Of(after, ReleaseGate.Release(after, later), null, null, history, TeamEvidence.None, null).Map);
    }

    [Fact]
    public void A_map_shows_the_last_rounds_and_no_later_one()
    {
        var history = Releases([.. Enumerable.Range(0, 9).Select(week => (week, (int?)0))]);

        Assert.Equal(Enumerable.Range(3, LevelMap.MostRounds).Select(Date), MapOf(history, week: 7, baseline: 0)!.Rounds);
        Assert.All(MapOf(history, week: 7, baseline: 0)!.Rows, row => Assert.Equal(LevelMap.MostRounds, row.Levels.Count));
        Assert.Null(MapOf(history, week: 0, baseline: 0));
    }

    [Fact]
    public void A_release_carries_its_plan_s_baseline_into_the_store_and_back()
    {
        var history = TeamHistory.None.Released(ReleaseOf(week: 0, baseline: 3));

        var read = JsonSerializer.Deserialize(JsonSerializer.Serialize(history, CoreJson.Default.TeamHistory), CoreJson.Default.TeamHistory)!;

        Assert.Equal(3, Assert.Single(read.Releases).Baseline);
    }

    private static TeamHistory Releases(params (int Week, int? Baseline)[] told) => told.Aggregate(TeamHistory.None, (history, round) => history.Released(ReleaseOf(round.Week, round.Baseline)));

    private static LevelMap? MapOf(TeamHistory history, int week, int? baseline) => LevelMap.Of(history, ARound.Plan(8) with { Date = Date(week), Baseline = baseline });

    private static DateOnly Date(int week) => ARound.Plan(8).Date.AddDays(7 * week);

    private static Release ReleaseOf(int week, int? baseline)
    {
        var (plan, result) = Round(week, baseline);
        return ReleaseGate.Release(plan, result);
    }

    private static (RoundPlan Plan, RoundResult Result) Round(int week, int? baseline)
    {
        var plan = ARound.Plan(8);
        plan = plan with { Ref = plan.Ref with { Round = RoundId.Of(ARound.Team, Date(week)) }, Date = Date(week), Areas = [PracticeArea.Trust], Baseline = baseline };
        return (plan, new RoundResult(plan.Ref, [new AreaHistogram(PracticeArea.Trust, [0, 1, 2, 3, 1])], null));
    }
}
