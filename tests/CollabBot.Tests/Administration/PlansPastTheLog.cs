using CollabBot.Core.Administration;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Comments;
using CollabBot.Tests.Delivery;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Service;
using Xunit;

namespace CollabBot.Tests.Administration;

/// <summary>Whoever lowers what an open round promised, by hand in a real database file: the round is counted and told as it was promised, and the operator is told.</summary>
public sealed class PlansPastTheLog : IDisposable
{
    private const int Promised = 8;
    private const int Answered = 7;

    private static readonly StoreKey Rounds = StoreKey.Of("round");

    private readonly World _world = new();
    private readonly AnInstallation _installation = new();

    private static RoundRef Round { get; } = new(ARound.Team, RoundId.Of(ARound.Team, DateOnly.FromDateTime(World.Monday.Date)));

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public void Dispose() => _installation.Dispose();

    [Fact]
    public async Task What_was_lowered_in_mid_round_is_not_followed_and_the_operator_is_told()
    {
        using var measured = new Measured(_world.Meters);
        await AskedAndAnsweredAsync();
        await _installation.RewriteAsync(Rounds, "plan.json", """{"answers":8}""", """{"answers":5}""");

        Assert.All(await ClosedAsync(), area => Assert.Null(area.Level));

        Assert.Equal(1, _world.Operator.PromisesLowered);
        Assert.Equal([1], measured.Of("collabbot.thresholds.refused", ("where", "plan")));
    }

    /// <summary>Then everything that was ever decided holds: an honest plan names a place that is there.</summary>
    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"0123456789abcdef\"")]
    public async Task Nor_is_it_when_the_plan_s_place_in_the_log_was_taken_out_too(string head)
    {
        var plan = await AskedAndAnsweredAsync();
        await _installation.RewriteAsync(Rounds, "plan.json", """{"answers":8}""", """{"answers":5}""");
        await _installation.RewriteAsync(Rounds, "plan.json", $"\"{plan.AuditHead}\"", head);

        Assert.All(await ClosedAsync(), area => Assert.Null(area.Level));

        Assert.Equal(1, _world.Operator.PromisesLowered);
    }

    [Fact]
    public async Task What_was_lowered_between_counting_and_telling_is_not_told()
    {
        var plan = await AskedAndAnsweredAsync();
        var result = new RoundResult(plan.Ref, [new AreaHistogram(plan.Areas[0], [0, 0, 3, 4, 0])], null);

        Assert.Null(ReleaseGate.Release(plan, result).Areas[0].Level);
        Assert.NotNull(ReleaseGate.Release(plan with { Threshold = new ReleaseThreshold(Answered) }, result).Areas[0].Level);
    }

    [Fact]
    public async Task Where_nobody_changed_anything_the_same_is_shown_and_the_log_is_read_once()
    {
        using var measured = new Measured(_world.Meters);
        await AskedAndAnsweredAsync(people: Promised + 1);
        CountedStore? counted = null;

        var shown = await ClosedAsync(store => counted = new CountedStore(store));

        Assert.Contains(shown, area => area.Level is not null);
        Assert.Equal(0, _world.Operator.PromisesLowered);
        Assert.Empty(measured.Of("collabbot.thresholds.refused", ("where", "plan")));
        Assert.Single(counted!.Calls, call => call == "read-log audit");
    }

    [Fact]
    public async Task A_smaller_one_decided_after_people_were_asked_changes_nothing_either_way()
    {
        await AskedAndAnsweredAsync(people: Promised + 1, then: engine => SaveAsync(engine, ReleaseThreshold.Floor));

        Assert.Contains(await ClosedAsync(), area => area.Level is not null);

        Assert.Equal(0, _world.Operator.PromisesLowered);
    }

    [Fact]
    public async Task A_greater_one_decided_after_people_were_asked_holds_for_the_next_round_only()
    {
        await AskedAndAnsweredAsync(people: Promised + 1, then: engine => SaveAsync(engine, Promised + 2));

        Assert.Contains(await ClosedAsync(), area => area.Level is not null);

        Assert.Equal(0, _world.Operator.PromisesLowered);
    }

    /// <summary>Eleven answered, and twelve were promised; the one plan says so, the other was made to say ten.</summary>
    [Theory]
    [InlineData(12, false)]
    [InlineData(10, true)]
    public async Task Nor_are_comments_shown_from_fewer_answers_than_was_promised(int stored, bool isTold)
    {
        ASweep? sweep = null;
        await _installation.OnStoreAsync(
            async (store, queue) =>
            {
                sweep = await ASweep.InItsLastRoundAsync(_world, answered: 11, new Engine(_world, store, queue, _world.Chat));
                await sweep.SwitchAsync(true, 12);
                await sweep.EverybodySaysAsync(4);
            },
            _world.Time);
        await _installation.RewriteAsync(Rounds, "plan.json", "\"answers\":10}", $"\"answers\":{stored}}}");

        await _installation.OnStoreAsync(
            async (store, queue) =>
            {
                var engine = new Engine(_world, store, queue, _world.Chat);
                await engine.CloseAsync();
                await engine.PassAsync(RoundState.Drain + TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5));
                Assert.Empty((await engine.Held.FindReleaseAsync(sweep!.Sweep, Live))!.Areas);
                Assert.NotEmpty((await engine.Rounds.FindResultAsync(sweep.Plan.Ref, Live))!.Areas);
            },
            _world.Time);

        Assert.Equal(isTold, _world.Operator.PromisesLowered > 0);
    }

    /// <summary>A round promised at eight answers, so many people having answered; and the process ends.</summary>
    private async Task<RoundPlan> AskedAndAnsweredAsync(int people = Answered, Func<Engine, Task>? then = null)
    {
        RoundPlan? plan = null;
        await _installation.OnStoreAsync(
            async (store, queue) =>
            {
                var engine = new Engine(_world, store, queue, _world.Chat);
                await engine.InstallAsync();
                await SaveAsync(engine, Promised);
                plan = await engine.AskedAsync();
                foreach (var participant in plan.Participants.Take(people))
                {
                    await engine.AnswerAllAsync(plan, participant.Person, 4);
                }

                await (then?.Invoke(engine) ?? Task.CompletedTask);
            },
            _world.Time);
        return plan!;
    }

    /// <summary>Another process closes the round and tells it.</summary>
    private async Task<IReadOnlyList<ReleasedArea>> ClosedAsync(Func<IObjectStore, IObjectStore>? watch = null)
    {
        IReadOnlyList<ReleasedArea> shown = [];
        await _installation.OnStoreAsync(
            async (store, queue) =>
            {
                store = watch?.Invoke(store) ?? store;
                var engine = new Engine(_world, store, queue, _world.Chat);
                await engine.Advance.CloseNowAsync(Round, Live);
                _world.Time.Advance(RoundState.Drain);
                await engine.Advance.HandleAsync(Round, Live);
                shown = Assert.Single((await engine.Teams.HistoryAsync(ARound.Team, Live)).Releases).Areas;
            },
            _world.Time);
        return shown;
    }

    private static async Task SaveAsync(Engine engine, int threshold) => Assert.IsType<ConfigureTeamOutcome.Saved>(
        await engine.Configure.HandleAsync(ARound.Team, Engine.Admin, new TeamSetUp(Core.Cadence.PulseCadence.Default, Engine.Channel, [Engine.Admin]) { Threshold = threshold }, Live));
}
