using System.Text;
using CollabBot.Core.Administration;
using CollabBot.Core.Digests;
using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Loop;
using CollabBot.Core.Pulses;
using CollabBot.Core.Retention;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Retention;

/// <summary>What has been kept long enough goes, also where nobody asks or is there any more; and nothing else does.</summary>
public sealed class Disposals
{
    private const int People = 8;

    private readonly World _world = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private static PersonRef Admin => new(ARound.Team.Tenant, Engine.Admin);

    [Fact]
    public async Task In_a_team_that_is_asked_no_more_names_go_after_thirty_days_and_results_after_two_years()
    {
        var engine = await ToldAsync();
        Assert.Contains(KeysNaming(ARound.Person(5)), key => key.EndsWith("/plan.json", StringComparison.Ordinal));

        await WalkAfterAsync(TimeSpan.FromDays(29));
        Assert.Contains(KeysNaming(ARound.Person(5)), key => key.EndsWith("/plan.json", StringComparison.Ordinal));

        // The sweep of a team that might still be asked goes on; once it is not asked for ninety days, it does not.
        await WalkAfterAsync(TimeSpan.FromDays(66));
        Assert.DoesNotContain(KeysNaming(ARound.Person(5)), key => key.StartsWith("round/", StringComparison.Ordinal) && !key.EndsWith("telling.json", StringComparison.Ordinal));
        var history = await engine.Teams.HistoryAsync(ARound.Team, Live);
        var round = new RoundRef(ARound.Team, Assert.Single(history.Releases).Round);
        var plan = (await engine.Rounds.FindPlanAsync(round, Live))!;
        Assert.Equal((true, People, People), (plan.HasAliases, plan.Participants.Select(participant => participant.Person).Distinct().Count(), plan.People));
        Assert.NotNull((await engine.Rounds.FindResultAsync(round, Live))!.Sums);
        Assert.NotNull(await engine.Rounds.FindSummaryAsync(round, Live));

        await WalkAfterAsync(TimeSpan.FromDays(31));
        Assert.DoesNotContain(KeysNaming(ARound.Person(5)), key => key.StartsWith("round/", StringComparison.Ordinal));

        await WalkAfterAsync(TimeSpan.FromDays(770));
        Assert.DoesNotContain(_world.Keys(), key => key[0] is "round" or "active");
        Assert.Empty((await engine.Teams.HistoryAsync(ARound.Team, Live)).Releases);
        Assert.NotNull(await engine.Teams.FindAsync(ARound.Team, Live));
        Assert.NotEmpty((await engine.Teams.MembershipAsync(ARound.Team, Live)).Members);
    }

    [Fact]
    public async Task While_a_leader_s_promise_is_followed_up_the_names_stay_that_it_is_asked_of()
    {
        var engine = await ToldAsync();
        var round = new RoundRef(ARound.Team, (await engine.Teams.HistoryAsync(ARound.Team, Live)).Latest!.Value);
        var by = DateOnly.FromDateTime(_world.Time.GetUtcNow().UtcDateTime).AddDays(200);
        await engine.Replies.HandleAsync(Admin, round, new LeaderReply.WillDo(Loop.ALoop.Words("Shorter meetings"), by), _world.Time.GetUtcNow(), Live);

        await WalkAfterAsync(TimeSpan.FromDays(150));
        Assert.False((await engine.Rounds.FindPlanAsync(round, Live))!.HasAliases);

        await WalkAfterAsync(TimeSpan.FromDays(100));
        Assert.True((await engine.Rounds.FindPlanAsync(round, Live))!.HasAliases);
    }

    [Fact]
    public async Task A_round_that_is_not_over_is_never_touched()
    {
        _world.Roster.Reading = MemoryRoster.Of(People);
        var engine = _world.Start();
        var plan = await engine.OpenedAsync();
        await engine.AnswerAllAsync(plan, ARound.Person(5), 4);
        var before = _world.Store.Contents().Where(entry => entry.Key.StartsWith("round/", StringComparison.Ordinal)).ToDictionary();

        await WalkAfterAsync(TimeSpan.FromDays(400));

        Assert.Equal(before, _world.Store.Contents().Where(entry => entry.Key.StartsWith("round/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_may_be_compared_and_what_an_adversary_could_find_is_the_same_with_aliases_as_with_names()
    {
        var engine = await ToldAsync(rounds: 3);
        var history = await engine.Teams.HistoryAsync(ARound.Team, Live);
        var told = new ToldRounds(engine.Rounds);
        var (baselines, report) = await ComparedAsync();

        foreach (var release in history.Releases.Take(2))
        {
            await engine.Rounds.StrikeNamesAsync(new RoundRef(ARound.Team, release.Round), Live);
        }

        var (after, reportAfter) = await ComparedAsync();
        Assert.Equal(baselines, after);
        Assert.Equal((report.Rounds, report.Report.Answers, report.Report.Recovered), (reportAfter.Rounds, reportAfter.Report.Answers, reportAfter.Report.Recovered));
        var plans = (await told.FindAsync(ARound.Team, history.Releases, Live)).ConvertAll(round => round.Plan);
        Assert.All(plans, plan => Assert.True(plan.HasAliases));
        Assert.Equal(People, plans.SelectMany(plan => plan.Participants).Select(participant => participant.Person).Distinct().Count());

        async Task<(IReadOnlyList<int?> Baselines, TeamAudit Report)> ComparedAsync() => (
            ComparableRounds.Baselines((await told.FindAsync(ARound.Team, history.Releases, Live)).ConvertAll(round => round.Plan)),
            await new AuditReleases(engine.Teams, engine.Rounds).AuditAsync([ARound.Team], Live).SingleAsync(Live));
    }

    [Fact]
    public async Task A_team_that_is_added_again_within_three_months_keeps_its_history()
    {
        var engine = await ToldAsync();
        await engine.Install.RemoveAsync(ARound.Team, Live);

        await WalkAfterAsync(TimeSpan.FromDays(31));
        Assert.DoesNotContain(_world.Keys(), key => key[0] is "members");
        await WalkAfterAsync(TimeSpan.FromDays(50));
        await engine.InstallAsync();
        await WalkAfterAsync(TimeSpan.FromDays(60));

        Assert.Single((await engine.Teams.HistoryAsync(ARound.Team, Live)).Releases);
        Assert.Null((await engine.Teams.FindAsync(ARound.Team, Live))!.RemovedAt);
    }

    [Fact]
    public async Task Three_months_after_the_bot_was_removed_nothing_is_left_but_the_decisions_and_who_said_no()
    {
        var engine = await ToldAsync();
        await engine.StopAsking.HandleAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(6)), ARound.Team.Team, stop: true, Live);
        await engine.Install.RemoveAsync(ARound.Team, Live);

        await WalkAfterAsync(TimeSpan.FromDays(1));
        await WalkAfterAsync(TimeSpan.FromDays(93));

        Assert.Equal(["audit", "cfg", "disposal", "disposing", "sched"], _world.Keys().Select(key => key[0]).Distinct().Order());
        Assert.All(Enumerable.Range(2, 4), person => Assert.Empty(KeysNaming(ARound.Person(person))));
        Assert.Equal([ARound.Person(6)], (await engine.Teams.FindAsync(ARound.Team, Live))!.OptedOut);

        await WalkAfterAsync(TimeSpan.FromDays(280));
        Assert.DoesNotContain(_world.Keys(), key => key[0] is "audit");

        // Whoever adds it again asks everybody but the one who said no.
        await engine.OpenedAsync();
        var plan = (await engine.Rounds.FindPlanAsync(new RoundRef(ARound.Team, (await engine.Teams.HistoryAsync(ARound.Team, Live)).Latest!.Value), Live))!;
        Assert.Equal((People - 1, 1), (plan.Participants.Count, plan.OptedOut));
    }

    [Fact]
    public async Task Where_nobody_said_no_a_year_later_not_even_the_team_is_known()
    {
        var engine = await ToldAsync();
        await engine.Install.RemoveAsync(ARound.Team, Live);

        foreach (var days in new[] { 1, 100, 300, 1, 1 })
        {
            await WalkAfterAsync(TimeSpan.FromDays(days));
        }

        Assert.Equal(["disposal", "disposing", "sched"], _world.Keys().Select(key => key[0]).Distinct().Order());
    }

    [Fact]
    public async Task A_hold_keeps_what_was_told_and_nobody_s_name_and_says_so()
    {
        var engine = await ToldAsync();
        _world.Hold = new RetentionHold(IsForAll: false, [ARound.Team.Tenant]);
        await engine.Install.RemoveAsync(ARound.Team, Live);
        await WalkAfterAsync(TimeSpan.FromDays(1));
        await WalkAfterAsync(TimeSpan.FromDays(120));

        Assert.Single((await engine.Teams.HistoryAsync(ARound.Team, Live)).Releases);
        Assert.DoesNotContain(_world.Keys(), key => key[0] is "members" or "person" or "conversation" || key[^1] is "key");
        Assert.All(Enumerable.Range(2, 5), person => Assert.DoesNotContain(KeysNaming(ARound.Person(person)), key => key.EndsWith("/plan.json", StringComparison.Ordinal)));
        Assert.Contains(await engine.Disposals.ReadAsync(DateOnly.MinValue, Live), entry => entry is { Class: "results and releases", IsHeld: true });

        _world.Hold = RetentionHold.None;
        await WalkAfterAsync(TimeSpan.FromDays(1));
        Assert.DoesNotContain(_world.Keys(), key => key[0] is "round" or "history");
    }

    [Fact]
    public async Task Whoever_is_in_no_team_any_more_is_forgotten_after_thirty_days_and_whoever_comes_back_before_is_not()
    {
        var engine = await ToldAsync();
        foreach (var gone in new[] { 7, 8 })
        {
            await engine.Leave.LeftAsync(ARound.Team, [new SeenMember($"address-{gone}", ARound.Person(gone))], Live);
        }

        await WalkAfterAsync(TimeSpan.FromDays(1));
        await WalkAfterAsync(TimeSpan.FromDays(20));
        Assert.Contains(KeysNaming(ARound.Person(7)), key => key.StartsWith("person/", StringComparison.Ordinal));
        await engine.PauseAsking.PauseAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(8)), ARound.Team.Team, new PauseWish.ForWeeks(2), Live);

        await WalkAfterAsync(TimeSpan.FromDays(20));
        Assert.DoesNotContain(KeysNaming(ARound.Person(7)), key => !key.StartsWith("round/", StringComparison.Ordinal));
        Assert.Contains(KeysNaming(ARound.Person(8)), key => key.StartsWith("person/", StringComparison.Ordinal));
        Assert.DoesNotContain(_world.Keys(), key => key[0] is "absent");
    }

    [Fact]
    public async Task Wherever_the_process_dies_the_next_one_comes_to_the_same_end_and_nothing_goes_unlogged()
    {
        var steps = (await EndAsync(int.MaxValue, takesEffect: false)).Steps;
        Assert.True(steps > 20, $"{steps} steps.");
        for (var at = 0; at < steps; at++)
        {
            foreach (var takesEffect in new[] { false, true })
            {
                var (_, keys, logged) = await EndAsync(at, takesEffect);
                Assert.Equal(["audit", "cfg", "disposal", "disposing", "sched"], keys);
                Assert.True(logged >= 5, $"Died at step {at}: only {logged} lines.");
            }
        }
    }

    [Fact]
    public async Task Of_two_processes_one_walks_and_once_a_day_is_enough()
    {
        await ToldAsync();
        _world.Time.Advance(TimeSpan.FromDays(1));

        Assert.True(await _world.Start().Dispose.HandleAsync(Live));
        Assert.False(await _world.Start().Dispose.HandleAsync(Live));
        _world.Time.Advance(TimeSpan.FromDays(1));
        Assert.True(await _world.Start().Dispose.HandleAsync(Live));
    }

    [Fact]
    public async Task Where_nothing_is_due_a_walk_costs_a_few_reads_a_team_and_writes_nothing_of_it()
    {
        const int Teams = 40;
        var engine = await ToldAsync();
        var team = (await engine.Teams.FindAsync(ARound.Team, Live))!;
        var history = await engine.Teams.HistoryAsync(ARound.Team, Live);
        for (var number = 0; number < Teams; number++)
        {
            var other = team with { Ref = new TeamRef(ARound.Team.Tenant, new TeamId($"team-{number:D3}")) };
            await engine.Teams.UpdateAsync(other.Ref, _ => other, Live);
            await engine.Teams.UpdateHistoryAsync(other.Ref, _ => history, Live);
        }

        _world.Time.Advance(TimeSpan.FromDays(1));
        var store = new CountedStore(_world.Store);
        await new Engine(_world, store, _world.Queue, _world.Chat).Dispose.HandleAsync(Live);

        // Settings and history; settings and members again for who is there; and in one of seven what the history does not know of.
        var calls = store.Calls.Count / (double)Teams;
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"{calls:F1} calls a team"));
        Assert.InRange(calls, 3, 7);
        Assert.Equal(["absent", "disposing"], store.Calls.Where(call => call.StartsWith("put", StringComparison.Ordinal) || call.StartsWith("append", StringComparison.Ordinal)).Select(call => call.Split(' ')[1]).Append("absent").Distinct().Order());
    }

    [Fact]
    public async Task The_disposal_log_says_how_much_of_what_and_names_nobody()
    {
        var engine = await ToldAsync();
        await engine.Install.RemoveAsync(ARound.Team, Live);
        await WalkAfterAsync(TimeSpan.FromDays(1));
        await WalkAfterAsync(TimeSpan.FromDays(100));

        var entries = await engine.Disposals.ReadAsync(DateOnly.FromDateTime(_world.Time.GetUtcNow().UtcDateTime), Live);
        Assert.Equal(People, entries.Where(entry => entry.Class == "person records").Sum(entry => entry.Count));
        Assert.All(entries, entry => Assert.Contains(DataInventory.All, row => row.Name == entry.Class));
        var log = Encoding.UTF8.GetString(_world.Store.Contents().Single(entry => entry.Key.StartsWith("disposal/", StringComparison.Ordinal)).Value);
        Assert.DoesNotContain("person-", log, StringComparison.Ordinal);
        Assert.DoesNotContain("team@", log, StringComparison.Ordinal);
    }

    /// <summary>A team that was removed long ago is walked through by a process that dies, and then by one that lives.</summary>
    private static async Task<(int Steps, IReadOnlyList<string> Keys, int Logged)> EndAsync(int at, bool takesEffect)
    {
        var stage = new Disposals();
        var engine = await stage.ToldAsync();
        await engine.StopAsking.HandleAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(6)), ARound.Team.Team, stop: true, Live);
        await engine.Install.RemoveAsync(ARound.Team, Live);
        await stage.WalkAfterAsync(TimeSpan.FromDays(1));
        stage._world.Time.Advance(TimeSpan.FromDays(100));
        var crash = new CrashPoint(at, takesEffect);
        try
        {
            await stage._world.Start(crash).Dispose.HandleAsync(Live);
        }
        catch (CrashedException)
        {
            stage._world.Time.Advance(DisposeOfData.Silence);
            await stage._world.Start().Dispose.HandleAsync(Live);
        }

        var logged = await engine.Disposals.ReadAsync(DateOnly.MinValue, Live);
        return (crash.Steps, [.. stage._world.Keys().Select(key => key[0]).Distinct().Order()], logged.Count);
    }

    /// <summary>A team whose rounds were told, and to which nothing is left to be sent.</summary>
    private async Task<Engine> ToldAsync(int rounds = 1)
    {
        _world.Roster.Reading = MemoryRoster.Of(People);
        var engine = _world.Start();
        await engine.InstallAsync();
        await engine.SetUpAsync();
        for (var round = 0; round < rounds; round++)
        {
            var plan = await engine.AskedAsync();
            foreach (var person in plan.Participants)
            {
                await engine.AnswerAllAsync(plan, person.Person, 4);
            }

            await engine.CloseAndReadAsync();
            if (round < rounds - 1)
            {
                _world.Time.Advance(TimeSpan.FromDays(7));
            }
        }

        // What waits for a leader or a step does so in errands of its own, which are not what these tests are about.
        await foreach (var (tenant, name, _) in engine.Errands.ListAsync(Live))
        {
            await engine.Errands.DropAsync(tenant, name, Live);
        }

        await engine.Teams.UpdateAsync(ARound.Team, team => team! with { Cadence = null }, Live);
        return engine;
    }

    /// <summary>Lets days pass in which nothing is done, and walks then; on each day of a week, for a team is looked through on one of them.</summary>
    private async Task WalkAfterAsync(TimeSpan span)
    {
        _world.Time.Advance(span);
        Assert.True(await _world.Start().Dispose.HandleAsync(Live));
    }

    private IEnumerable<string> KeysNaming(PersonId person) => _world.Store.Contents()
        .Where(entry => entry.Key.Contains(person.Value, StringComparison.Ordinal) || Encoding.UTF8.GetString(entry.Value).Contains(person.Value, StringComparison.Ordinal))
        .Select(entry => entry.Key);
}
