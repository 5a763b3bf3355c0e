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
        var history = TeamHistory.None.Released(ReleaseOf(week: 0, baseline: null)).Released(ReleaseOf(week: 1, baseline: 0)).Released(ReleaseOf(week: 2, baseline: 2)).Released(ReleaseOf(week: 3, baseline: 2));

        Assert.Equal([Date(2), Date(3)], EarlierThan(week: 4, baseline: 2));
        Assert.Equal([Date(1)], EarlierThan(week: 4, baseline: 0));
        Assert.Empty(EarlierThan(week: 4, baseline: 4));

        IEnumerable<DateOnly> EarlierThan(int week, int? baseline) => history.EarlierLevels(PracticeArea.Trust, Date(week), baseline).Select(earlier => earlier.Date);
    }

    [Fact]
    public void What_was_told_before_there_were_baselines_is_compared_with_nothing()
    {
        var history = TeamHistory.None.Released(ReleaseOf(week: 0, baseline: null));

        Assert.Empty(history.EarlierLevels(PracticeArea.Trust, Date(1), baseline: null));
        Assert.Empty(history.EarlierLevels(PracticeArea.Trust, Date(1), baseline: 0));
    }

    [Fact]
    public void A_summary_begins_anew_with_the_baseline()
    {
        var history = TeamHistory.None.Released(ReleaseOf(week: 0, baseline: 0)).Released(ReleaseOf(week: 1, baseline: 1));
        var (plan, result) = Round(week: 2, baseline: 1);

        var summary = PulseSummary.Of(plan, ReleaseGate.Release(plan, result), null, null, history, TeamEvidence.None, null);

        Assert.Equal([Date(1)], Assert.Single(summary.Areas).Earlier.Select(earlier => earlier.Date));
    }

    [Fact]
    public void A_release_carries_its_plan_s_baseline_into_the_store_and_back()
    {
        var history = TeamHistory.None.Released(ReleaseOf(week: 0, baseline: 3));

        var read = JsonSerializer.Deserialize(JsonSerializer.Serialize(history, CoreJson.Default.TeamHistory), CoreJson.Default.TeamHistory)!;

        Assert.Equal(3, Assert.Single(read.Releases).Baseline);
    }

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
