using CollabBot.Core.Administration;
using CollabBot.Core.Ahead;
using CollabBot.Core.Privacy;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Administration;

/// <summary>Whoever changes a team's record by hand goes past the log of decisions: it is found, and a threshold that was made smaller is not followed.</summary>
public sealed class SettingsPastTheLog
{
    private readonly World _world = new();
    private readonly Engine _engine;

    public SettingsPastTheLog() => _engine = _world.Start();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(6)]
    [InlineData(5)]
    [InlineData(1)]
    [InlineData(null)]
    public async Task A_threshold_that_was_made_smaller_by_hand_is_refused_when_a_round_is_planned_and_the_operator_is_told(int? byHand)
    {
        await ReadyAsync(threshold: 8);
        await ByHandAsync(team => team with { Threshold = byHand });

        var plan = await _engine.AskedAsync();

        Assert.Equal(8, plan.Threshold.Answers);
        Assert.Equal(1, _world.Operator.Lowered);
        Assert.Equal(["threshold"], (await VerifyAsync()).Undecided);
    }

    [Fact]
    public async Task The_dry_run_refuses_it_as_the_real_one_does()
    {
        await ReadyAsync(threshold: 8);
        await ByHandAsync(team => team with { Threshold = 5 });

        var seen = Assert.IsType<LookAheadOutcome.Seen>(await _engine.LookAhead.HandleAsync(ARound.Team, new AheadWish(), Live));

        Assert.All(seen.Plan.Rounds, round => Assert.Equal(8, round.Needed));
        Assert.NotEmpty(seen.Plan.Rounds);
    }

    [Fact]
    public async Task One_that_was_raised_by_hand_protects_people_and_holds_and_is_found_all_the_same()
    {
        await ReadyAsync(threshold: 6);
        await ByHandAsync(team => team with { Threshold = 9 });

        Assert.Equal(9, (await _engine.AskedAsync()).Threshold.Answers);
        Assert.Equal(0, _world.Operator.Lowered);
        Assert.Equal(["threshold"], (await VerifyAsync()).Undecided);
    }

    [Fact]
    public async Task A_smaller_one_that_an_admin_decided_is_no_change_by_hand_and_the_promise_holds_the_greater_one()
    {
        await ReadyAsync(threshold: 8);
        await _engine.AskedAsync();
        await SaveAsync(threshold: 6);

        Assert.True((await VerifyAsync()).IsWhole);
        Assert.Equal(0, _world.Operator.Lowered);
    }

    [Fact]
    public async Task A_plan_whose_threshold_was_made_smaller_by_hand_is_found()
    {
        await ReadyAsync(threshold: 8);
        var plan = await _engine.AskedAsync();
        Assert.True((await VerifyAsync()).IsWhole);

        await RewriteAsync("plan.json", """{"answers":8}""", """{"answers":5}""");

        Assert.Equal(1, (await VerifyAsync()).Lowered);
        Assert.NotNull(await _engine.Rounds.FindPlanAsync(plan.Ref, Live));
    }

    [Fact]
    public async Task A_plan_whose_threshold_was_put_below_the_floor_is_not_read_and_shows_nothing()
    {
        await ReadyAsync(threshold: null);
        var plan = await _engine.AskedAsync();

        await RewriteAsync("plan.json", $$"""{"answers":{{ReleaseThreshold.Floor}}}""", """{"answers":2}""");

        await Assert.ThrowsAsync<DocumentUnreadableException>(() => _world.Start().Rounds.FindPlanAsync(plan.Ref, Live));
        Assert.Contains(_world.Keys(), key => key[0] == "quarantine");
    }

    [Fact]
    public async Task Every_setting_that_was_changed_by_hand_is_named()
    {
        await ReadyAsync(threshold: null);
        await ByHandAsync(team => team with { Leaders = [ARound.Person(7)], Cadence = team.Cadence! with { Weekday = DayOfWeek.Friday } });

        Assert.Equal(["cadence", "leaders"], (await VerifyAsync()).Undecided);
        Assert.False((await VerifyAsync()).IsWhole);
    }

    [Fact]
    public async Task A_new_installation_starts_unset_and_is_no_change_by_hand_but_its_threshold_holds_on()
    {
        await ReadyAsync(threshold: 8);
        await _engine.Install.RemoveAsync(ARound.Team, Live);
        await _engine.InstallAsync();
        Assert.True((await VerifyAsync()).IsWhole);

        await ByHandAsync(team => team with { Threshold = null });

        Assert.Equal(["threshold"], (await VerifyAsync()).Undecided);
        Assert.Equal(8, (await _engine.AskedAsync()).Threshold.Answers);
    }

    [Fact]
    public async Task Adding_and_removing_the_bot_are_in_the_log_once_each_however_often_Teams_tells_it()
    {
        await _engine.InstallAsync();
        await _engine.InstallAsync();
        await _engine.Install.RemoveAsync(ARound.Team, Live);
        await _engine.Install.RemoveAsync(ARound.Team, Live);

        var trail = await new AuditLog(_world.Store).ReadAsync(ARound.Team, Live);
        Assert.Equal([("bot added", Engine.Admin), ("bot removed", (PersonId?)null)], trail.Entries.Select(entry => (entry.Fact.What, entry.Fact.Who)));
    }

    private async Task ReadyAsync(int? threshold)
    {
        await _engine.InstallAsync();
        await SaveAsync(threshold);
    }

    private async Task SaveAsync(int? threshold) => Assert.IsType<ConfigureTeamOutcome.Saved>(
        await _engine.Configure.HandleAsync(ARound.Team, Engine.Admin, new TeamSetUp(Core.Cadence.PulseCadence.Default, Engine.Channel, [Engine.Admin]) { Threshold = threshold }, Live));

    private async Task ByHandAsync(Func<Team, Team> change) => await _engine.Teams.UpdateAsync(ARound.Team, team => change(team!), Live);

    private Task<DecisionAudit> VerifyAsync() => new AuditDecisions(_engine.Teams, _engine.Rounds, new AuditLog(_world.Store)).HandleAsync(ARound.Team, Live);

    /// <summary>As somebody would who knows the format: with a checksum that fits.</summary>
    private async Task RewriteAsync(string ending, string was, string becomes)
    {
        var key = _world.Store.Contents().Keys.Single(key => key.EndsWith(ending, StringComparison.Ordinal));
        var stored = (await _world.Store.GetAsync(StoreKey.FromEncoded(key), Live))!;
        var text = System.Text.Encoding.UTF8.GetString(stored.Body.Span);
        Assert.Contains(was, text, StringComparison.Ordinal);
        var value = text[(text.IndexOf("\"value\":", StringComparison.Ordinal) + 8)..^1].Replace(was, becomes, StringComparison.Ordinal);
        Assert.NotNull(await _world.Store.PutIfAsync(StoreKey.FromEncoded(key), DocumentFormat.Write(System.Text.Encoding.UTF8.GetBytes(value)), stored.Revision, Live));
    }
}
