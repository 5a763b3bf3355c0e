using CollabBot.Core.Administration;
using CollabBot.Core.Delivery;
using CollabBot.Core.Kits;
using CollabBot.Core.Practice;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Kits;

/// <summary>A team that is too small to be asked gets something for its next meeting, now and then, and no reading.</summary>
public sealed class KitsOfSmallTeams
{
    private const int Weeks = 12;

    private readonly World _world = new();

    public KitsOfSmallTeams() => _world.Roster.Reading = MemoryRoster.Of(4);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private IReadOnlyList<Post.TeamKit> Kits => [.. _world.Chat.Delivered.OfType<Post.TeamKit>()];

    [Fact]
    public async Task In_twelve_weeks_it_gets_three_and_nothing_is_asked_or_told()
    {
        var engine = await SetUpAsync();

        await engine.PassAsync(TimeSpan.FromDays(7 * Weeks), TimeSpan.FromHours(1));

        Assert.Equal(3, Kits.Count);
        Assert.Equal(3, Kits.Select(kit => kit.Kit.Area).Distinct().Count());
        Assert.All(Kits, kit => Assert.Equal((null, KitOrigin.Turn), (kit.To.Person, kit.By)));
        Assert.DoesNotContain(_world.Chat.Tried, post => post is Post.PulseAsk or Post.PulseReminder or Post.ChannelSummary or Post.OwnSummary or Post.LeaderDigest);
        Assert.NotEmpty(_world.Chat.Delivered.OfType<Post.NudgeToTry>());
        Assert.Equal([28, 28], Days(await RecordAsync(engine)));
        Assert.All((await RecordAsync(engine)).Given, given => Assert.True(given is { IsGiven: true, Telling: null }));
    }

    [Fact]
    public async Task Every_step_may_run_again_and_none_comes_twice()
    {
        var engine = await SetUpAsync();
        await engine.PassAsync(TimeSpan.FromDays(2), TimeSpan.FromHours(1));
        var team = (await engine.Teams.FindAsync(ARound.Team, Live))!;
        var given = Assert.Single((await RecordAsync(engine)).Given);

        for (var time = 0; time < 3; time++)
        {
            await engine.ChooseKit.HandleAsync(team, given.On, Live);
            await engine.GiveKit.HandleAsync(new KitRef(ARound.Team, given.Name), Live);
            await engine.BeatAsync();
        }

        Assert.Single(Kits);
        Assert.Equal(1, (await RecordAsync(engine)).Turns);
    }

    [Fact]
    public async Task Whoever_comes_too_late_to_see_that_it_was_given_finds_it_in_the_log()
    {
        var engine = await SetUpAsync();
        await engine.PassAsync(TimeSpan.FromDays(2), TimeSpan.FromHours(1));
        var name = Assert.Single((await RecordAsync(engine)).Given).Name;

        await engine.Kits.UpdateAsync(ARound.Team, record => record.Changed(name, given => given with { IsGiven = false }), Live);
        await engine.GiveKit.HandleAsync(new KitRef(ARound.Team, name), Live);

        Assert.Single(Kits);
        await engine.PassAsync(TimeSpan.FromDays(8), TimeSpan.FromHours(6));
        Assert.DoesNotContain(_world.Keys(), key => key[0] is "kit" && key.Contains("ledger") && key.Contains(name));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_that_dies_at_any_step_leaves_one_kit_all_the_same(bool takesEffect)
    {
        var (step, lost, reached) = (0, 0, true);
        for (; reached; step++)
        {
            var world = new World();
            world.Roster.Reading = MemoryRoster.Of(4);
            var engine = world.Start();
            await engine.InstallAsync();
            await engine.SetUpAsync();
            world.Time.Advance(TimeSpan.FromHours(25));
            var crash = new CrashPoint(step, takesEffect);
            await DieAsync(world.Start(crash));
            reached = crash.IsDead;
            await world.Start().PassAsync(TimeSpan.FromHours(3));

            // Of a send nobody knows whether it arrived, so it is not repeated.
            Assert.InRange(world.Chat.Delivered.OfType<Post.TeamKit>().Count(), reached ? 0 : 1, 1);
            Assert.True(Assert.Single((await engine.Kits.FindAsync(ARound.Team, Live)).Given).IsGiven);
            lost += world.Chat.Delivered.OfType<Post.TeamKit>().Any() ? 0 : 1;
        }

        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Died at each of {step - 1} steps, which {(takesEffect ? "took" : "did not take")} effect: {lost} kits lost, none sent twice."));
        Assert.InRange(step, 30, 500);
        Assert.InRange(lost, 0, 1);
    }

    [Fact]
    public async Task Where_others_read_the_channel_each_person_gets_it_and_the_leader_too()
    {
        _world.Roster.Channel = new ChannelReading.Hidden("Gone");
        var engine = await SetUpAsync();
        await engine.PassAsync(TimeSpan.FromHours(1));
        await engine.StopAsking.HandleAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(2)), ARound.Team.Team, true, Live);

        await engine.PassAsync(TimeSpan.FromDays(2), TimeSpan.FromHours(1));

        Assert.Equal([1, 3, 4], Kits.Select(kit => int.Parse(kit.To.Person!.Value.Value.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture)).Order());
        Assert.Single(Kits.Select(kit => kit.Kit.Id).Distinct());
    }

    [Fact]
    public async Task Whoever_has_no_room_in_their_week_is_left_alone()
    {
        _world.Roster.Channel = new ChannelReading.Hidden("Gone");
        var engine = await SetUpAsync();
        var full = new PersonRef(ARound.Team.Tenant, ARound.Person(3));
        await engine.Budget.SetCapAsync(full, AttentionAccount.LowestCap, Live);
        var week = AttentionWeek.Of(new DateOnly(2026, 11, 24));
        for (var message = 0; message < AttentionAccount.LowestCap; message++)
        {
            await engine.Budget.TryChargeAsync(full, AttentionKind.Ask, $"other-{message}", week, Live);
        }

        await engine.PassAsync(TimeSpan.FromDays(2), TimeSpan.FromHours(1));

        Assert.DoesNotContain(Kits, kit => kit.To.Person == full.Person);
        Assert.Equal(3, Kits.Count);
    }

    [Fact]
    public async Task A_channel_that_does_not_take_it_is_left_for_each_persons_own_chat()
    {
        _world.Chat.Answer = post => post is Post.TeamKit { To.Person: null } ? new SendOutcome.Permanent("NoConversation") : new SendOutcome.Done("1");
        var engine = await SetUpAsync();

        await engine.PassAsync(TimeSpan.FromDays(2), TimeSpan.FromHours(1));

        Assert.Equal(4, Kits.Count(kit => kit.To.Person is not null));
        Assert.Single(_world.Chat.Tried.OfType<Post.TeamKit>(), kit => kit.To.Person is null);
    }

    [Fact]
    public async Task It_comes_in_no_quiet_week_and_where_nobody_wants_small_steps_not_at_all()
    {
        var engine = await SetUpAsync();
        await engine.PassAsync(TimeSpan.FromDays(30), TimeSpan.FromHours(1));
        await engine.Kits.UpdateAsync(ARound.Team, _ => TeamKits.None, Live);
        var before = Kits.Count;
        await engine.PassAsync(TimeSpan.FromDays(14), TimeSpan.FromHours(1));
        Assert.Equal([new DateOnly(2027, 1, 5)], (await RecordAsync(engine)).Given.Where(given => given.On > new DateOnly(2026, 12, 25)).Select(given => given.On));

        var set = TeamSetUp.Of((await engine.Teams.FindAsync(ARound.Team, Live))!)!;
        await engine.Configure.HandleAsync(ARound.Team, Engine.Admin, set with { TakesNudges = false }, Live);
        await engine.PassAsync(TimeSpan.FromDays(42), TimeSpan.FromHours(1));
        Assert.InRange(Kits.Count - before, 1, 2);
    }

    [Fact]
    public async Task A_team_that_grows_is_asked_and_the_kits_stop_coming()
    {
        var engine = await SetUpAsync();
        await engine.PassAsync(TimeSpan.FromDays(28), TimeSpan.FromHours(1));
        var kits = Kits.Count;

        _world.Roster.Reading = MemoryRoster.Of(6);
        await engine.PassAsync(TimeSpan.FromDays(56), TimeSpan.FromHours(1));

        Assert.Equal(1, kits);
        Assert.Equal(kits, Kits.Count);
        Assert.NotEmpty(_world.Chat.Delivered.OfType<Post.PulseAsk>());
        Assert.NotEmpty(_world.Chat.Delivered.OfType<Post.ChannelSummary>());
    }

    [Fact]
    public async Task Two_teams_have_orders_of_their_own()
    {
        var engine = await SetUpAsync();
        var team = (await engine.Teams.FindAsync(ARound.Team, Live))!;
        var orders = Enumerable.Range(0, 20).Select(number => KitOrder.Of(engine.Teams, team with { Ref = new TeamRef(team.Ref.Tenant, new TeamId($"team-{number}")) })).ToList();

        Assert.All(orders, order => Assert.Equal(PracticeArea.All.ToHashSet(), [.. order]));
        Assert.InRange(orders.Select(order => order[0]).Distinct().Count(), 4, PracticeArea.All.Count);
        Assert.Equal(KitOrder.Of(engine.Teams, team), KitOrder.Of(engine.Teams, team));
    }

    private static async Task DieAsync(Engine engine)
    {
        try
        {
            await engine.PassAsync(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(1));
        }
        catch (CrashedException)
        {
            // The process is gone; the next one goes on.
        }
    }

    private static IEnumerable<int> Days(TeamKits record) => record.Given.Zip(record.Given.Skip(1)).Select(pair => pair.Second.On.DayNumber - pair.First.On.DayNumber);

    private static Task<TeamKits> RecordAsync(Engine engine) => engine.Kits.FindAsync(ARound.Team, Live);

    private async Task<Engine> SetUpAsync()
    {
        var engine = _world.Start();
        await engine.InstallAsync();
        await engine.SetUpAsync();
        return engine;
    }
}
