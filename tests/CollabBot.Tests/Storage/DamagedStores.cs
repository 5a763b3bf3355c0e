using System.Globalization;
using System.Text;
using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Storage;

/// <summary>One document in a hundred of each kind is damaged in a store of many teams: who it belongs to stands still, and nobody else does.</summary>
public sealed class DamagedStores
{
    private const int Teams = 200;
    private const int People = 5;

    private readonly World _world = new();
    private readonly Poison _poison;
    private Engine _engine;

    public DamagedStores()
    {
        _world.Roster.ReadingOf = PeopleOf;
        _poison = new Poison(_world.Store, _world.Queue, _world.Time, new DeliveryMetrics(_world.Meters));
        _engine = _world.Start();
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Before_the_rounds_open(int seed)
    {
        await SetUpAsync();

        var hit = await DamageAsync(new Random(seed));
        await PoisonAsync();
        _engine = _world.Start();
        await _engine.PassAsync(TimeSpan.FromHours(26));

        await AssertOthersAsync(hit, team => _world.Chat.Delivered.OfType<Post.PulseAsk>().Count(ask => ask.Plan.Ref.Team == team) == People);
        await AssertListedAsync(hit);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task While_the_rounds_are_open(int seed)
    {
        await SetUpAsync();
        await _engine.PassAsync(TimeSpan.FromHours(26));

        var hit = await DamageAsync(new Random(seed));
        await PoisonAsync();
        _engine = _world.Start();
        await _engine.PassAsync(TimeSpan.FromDays(7), TimeSpan.FromHours(2));
        await _engine.PassAsync(TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(1));

        await AssertOthersAsync(hit, team => _world.Chat.Delivered.OfType<Post.ChannelSummary>().Any(summary => summary.Plan.Ref.Team == team));
        await AssertListedAsync(hit);
    }

    [Fact]
    public async Task A_damaged_schedule_is_made_again_from_the_teams()
    {
        await SetUpAsync();
        foreach (var key in _world.Store.Contents().Keys.Where(key => key.StartsWith("sched/", StringComparison.Ordinal)).ToList())
        {
            await OverwriteAsync(key, "damaged"u8.ToArray());
        }

        _engine = _world.Start();
        await _engine.PassAsync(TimeSpan.FromHours(26));

        Assert.Equal(Teams * People, _world.Chat.Delivered.OfType<Post.PulseAsk>().Count());
    }

    [Fact]
    public async Task Whoever_has_a_damaged_record_is_asked_like_the_others_and_gets_a_new_one()
    {
        var person = new PersonRef(ARound.Team.Tenant, ARound.Person(3));
        await _engine.InstallAsync();
        await _world.Store.PutNewAsync(StoreKey.Of("person", person.Tenant.Value, person.Person.Value), "damaged"u8.ToArray(), Live);

        var plan = await _engine.AskedAsync();

        Assert.Equal(People, _world.Chat.Delivered.OfType<Post.PulseAsk>().Count());
        Assert.Equal(plan.Ref.Round, Assert.Single((await _engine.Teams.PersonAsync(person, Live)).Asked).Round);
        Assert.Equal(1, (await new DamagedDocuments(_world.Store).CountAsync(Live))["person"]);
    }

    [Fact]
    public async Task A_damaged_send_ledger_stops_its_chunk_alone_and_lies_aside_and_the_reminder_reaches_everybody()
    {
        var isThrottled = true;
        _world.Roster.ReadingOf = null;
        _world.Roster.Reading = MemoryRoster.Of(120);
        _world.Chat.Answer = post => isThrottled && post is Post.PulseAsk && _world.Chat.Tried.Count > 30
            ? new SendOutcome.NotAccepted("Throttled", TimeSpan.FromMinutes(2))
            : new SendOutcome.Done(null);
        var plan = await _engine.OpenedAsync();
        isThrottled = false;
        var ledger = StoreKey.FromEncoded(_world.Store.Contents().Keys.Single(key => key.EndsWith("ask-0001", StringComparison.Ordinal)));
        var log = await _world.Store.ReadLogAsync(ledger, Live);
        await _world.Store.DeleteAsync(ledger, null, Live);
        await _world.Store.AppendAsync(ledger, log[..^3], 0, Live);
        var asked = AskedIn(plan, chunk: 1);

        await _engine.PassAsync(TimeSpan.FromMinutes(20), TimeSpan.FromSeconds(10));
        Assert.Equal((50, asked, 20), (AskedIn(plan, chunk: 0), AskedIn(plan, chunk: 1), AskedIn(plan, chunk: 2)));
        Assert.Single(await _poison.ListAsync(Live).ToListAsync(Live));

        await _engine.PassAsync(TimeSpan.FromDays(2) + TimeSpan.FromHours(3), TimeSpan.FromHours(1));
        Assert.Equal(120, _world.Chat.Delivered.OfType<Post.PulseReminder>().DistinctBy(reminder => reminder.Participant.Person).Count());
    }

    private int AskedIn(RoundPlan plan, int chunk)
    {
        var people = plan.Participants.Skip(50 * chunk).Take(50).Select(participant => participant.Person).ToHashSet();
        return _world.Chat.Delivered.OfType<Post.PulseAsk>().Count(ask => people.Contains(ask.Participant.Person));
    }

    /// <summary>Nobody is in two teams, so that a damaged record is one team's affair.</summary>
    private static RosterReading.Complete PeopleOf(TeamRef team) => team == ARound.Team
        ? MemoryRoster.Of(People)
        : new RosterReading.Complete([.. Enumerable.Range(1, People).Select(number => new RosterMember(
            new PersonId(string.Create(CultureInfo.InvariantCulture, $"{team.Team.Value}-{number}")), "address", IsGuest: false))]);

    private static TeamRef Team(int number) => new(new TenantId("tenant-1"), new TeamId(string.Create(CultureInfo.InvariantCulture, $"19:{number}@thread.tacv2")));

    private async Task SetUpAsync()
    {
        foreach (var team in Enumerable.Range(0, Teams).Select(Team))
        {
            await _engine.Install.AddAsync(team, "Team", Engine.Admin, Engine.Channel, new ChannelId(team.Team.Value), Live);
            await _engine.Configure.HandleAsync(team, Engine.Admin, new TeamSetUp(PulseCadence.Default, Engine.Channel, [Engine.Admin]), Live);
        }

        await _engine.PassAsync(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(2));
    }

    private async Task PoisonAsync()
    {
        for (var number = 0; number < 100; number++)
        {
            await _world.Queue.SendAsync(WorkHints.Queue, Encoding.UTF8.GetBytes($"poison {number}"), TimeSpan.Zero, Live);
        }
    }

    /// <summary>One in a hundred of each kind, but at least one: cut off, or with one bit turned over.</summary>
    /// <returns>Their keys.</returns>
    private async Task<IReadOnlyList<StoreKey>> DamageAsync(Random random)
    {
        var hit = new List<StoreKey>();
        var objects = _world.Store.Contents().Where(entry => entry.Value.AsSpan().StartsWith("{\"schema\""u8)).OrderBy(entry => entry.Key, StringComparer.Ordinal);
        foreach (var kind in objects.GroupBy(entry => KindOf(StoreKey.FromEncoded(entry.Key))))
        {
            var all = kind.ToArray();
            random.Shuffle(all);
            foreach (var (key, body) in all.Take((all.Length + 99) / 100))
            {
                var damaged = body.ToArray();
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
                await OverwriteAsync(key, random.Next(2) == 0 ? damaged : damaged[..random.Next(damaged.Length)]);
                hit.Add(StoreKey.FromEncoded(key));
            }
        }

        Assert.True(hit.Count >= 4, "Too little was damaged for the test to mean anything.");
        return hit;
    }

    private async Task OverwriteAsync(string key, byte[] body)
    {
        var stored = await _world.Store.GetAsync(StoreKey.FromEncoded(key), Live);
        await _world.Store.PutIfAsync(StoreKey.FromEncoded(key), body, stored!.Revision, Live);
    }

    private async Task AssertOthersAsync(IReadOnlyList<StoreKey> hit, Func<TeamRef, bool> isWell)
    {
        var concerned = hit.SelectMany(key => key.Segments()).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Enumerable.Range(0, Teams).Select(Team).Where(team => !concerned.Contains(team.Team.Value) && !isWell(team)).Select(team => team.Team.Value));
        for (var waited = 0; waited < 60 && await _world.Queue.LengthAsync(WorkHints.Queue, Live) > 0; waited++)
        {
            await _engine.PassAsync(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        }

        Assert.True(await _poison.ListAsync(Live).CountAsync(Live) >= 100);
    }

    private async Task AssertListedAsync(IReadOnlyList<StoreKey> hit)
    {
        var listed = await new DamagedDocuments(_world.Store).CountAsync(Live);
        var kinds = hit.Select(key => key.Segments()[0]).Where(kind => kind is "cfg" or "sched" or "active").Distinct(StringComparer.Ordinal);

        Assert.Empty(kinds.Except(listed.Keys, StringComparer.Ordinal));
        Assert.All(listed, kind => Assert.True(kind.Value >= 1));
    }

    private static string KindOf(StoreKey key) => key.Segments() switch
    {
        ["round", _, _, _, var kind, ..] => kind,
        ["cfg", _, var kind, ..] => kind,
        ["sched", "tick"] => "tick",
        [var kind, ..] => kind,
        [] => "",
    };
}
