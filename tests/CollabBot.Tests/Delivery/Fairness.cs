using System.Globalization;
using CollabBot.Core.Delivery;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Delivery;

/// <summary>The whole way from a round that opens to everybody asked, against the published limits, in virtual time.</summary>
public sealed class Fairness
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void In_calm_a_big_tenant_is_asked_at_four_fifths_of_the_limit_and_refused_nothing(int seed)
    {
        var run = new Run(seed);
        run.Ask(people: 2000, tenants: 1, refuses: TimeSpan.Zero);

        var asked = run.Chat.Arrived.Skip(2).ToList();
        var rate = (asked.Count - 1) / (asked[^1].At - asked[0].At).TotalSeconds;
        Assert.Equal(2000, asked.Count);
        Assert.Equal(0, run.Chat.RefusedByLimits);
        Assert.InRange(rate, 39.5, 42);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_tenant_that_refuses_is_spared_until_its_time_and_holds_up_no_other(int seed)
    {
        var calm = new Run(seed);
        calm.Ask(people: 500, tenants: 4, refuses: TimeSpan.Zero);
        var storm = new Run(seed);
        storm.Ask(people: 500, tenants: 4, refuses: TimeSpan.FromSeconds(60));

        Assert.Equal(0, storm.Chat.TooEarly);
        Assert.InRange(storm.Chat.Refused, 1, 2 * SendPace.BatchesPerTenant * Deliver.Window);
        Assert.Equal((0, 0), (calm.Chat.RefusedByLimits, storm.Chat.RefusedByLimits));
        Assert.Equal(4 * 502, storm.Chat.Arrived.Count);
        for (var tenant = 1; tenant < 4; tenant++)
        {
            Assert.InRange(storm.Took(tenant) / calm.Took(tenant), 0, 1.1);
        }
    }

    private sealed class Run
    {
        private readonly World _world = new();
        private DateTimeOffset _begun;

        public Run(int seed) => Chat = new LimitedChat(_world.Time, seed);

        public LimitedChat Chat { get; }

        /// <summary>How long it took until the last person of a tenant had been asked.</summary>
        public TimeSpan Took(int tenant) => Chat.Arrived.Last(arrived => arrived.Tenant == TeamOf(tenant).Tenant).At - _begun;

        /// <param name="refuses">How long the first tenant refuses everything.</param>
        public void Ask(int people, int tenants, TimeSpan refuses) => VirtualTime.Run(_world.Time, Step, TimeSpan.FromMinutes(10), async () =>
        {
            _world.Roster.Reading = MemoryRoster.Of(people);
            var engine = new Engine(_world, _world.Store, _world.Queue, Chat, pace: new SendPace(PaceLimits.Published, new SingleReplica(), _world.Time));
            for (var tenant = 0; tenant < tenants; tenant++)
            {
                await engine.Install.AddAsync(TeamOf(tenant), "Team", Engine.Admin, Engine.Channel, new ChannelId("general"), Live);
            }

            await PumpUntilAsync(engine, 2 * tenants);
            await Task.Delay(TimeSpan.FromMinutes(1), _world.Time, Live);
            _begun = _world.Time.GetUtcNow();
            Chat.RefusesUntil[TeamOf(0).Tenant] = _begun + refuses;
            for (var tenant = 0; tenant < tenants; tenant++)
            {
                await engine.AskNow.OpenAsync(TeamOf(tenant), Engine.Admin, Live);
            }

            await PumpUntilAsync(engine, tenants * (people + 2));
        });

        private async Task PumpUntilAsync(Engine engine, int arrived)
        {
            while (Chat.Arrived.Count < arrived)
            {
                if (await engine.Pump.RunOnceAsync(Live) == 0)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(250), _world.Time, Live);
                }
            }

            // What is under way comes to its end, so that nothing waits on a thread that is gone.
            while (await engine.Pump.RunOnceAsync(Live) > 0)
            {
            }
        }

        private static TeamRef TeamOf(int tenant) => new(new TenantId(string.Create(CultureInfo.InvariantCulture, $"tenant-{tenant}")), ARound.Team.Team);
    }
}
