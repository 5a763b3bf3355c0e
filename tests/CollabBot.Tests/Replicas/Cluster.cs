using System.Globalization;
using CollabBot.Core.Delivery;
using CollabBot.Core.Replicas;
using CollabBot.Core.Teams;
using CollabBot.Tests.Delivery;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Replicas;

/// <summary>Several processes on one store and one queue, each with a heartbeat and a pace of its own, before a chat with the published limits. In virtual time.</summary>
internal sealed class Cluster
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    private readonly World _world = new();
    private readonly List<Replica> _replicas = [];
    private bool _isOver;

    public Cluster(int seed) => Chat = new LimitedChat(_world.Time, seed);

    public LimitedChat Chat { get; }

    public IReadOnlyList<Replica> Replicas => _replicas;

    public static TeamRef Team => ARound.Team;

    /// <summary>When the round was opened.</summary>
    public DateTimeOffset Begun { get; private set; }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    /// <summary>The team of a tenant, of which each has one.</summary>
    public static TeamRef TeamOf(int tenant) => tenant == 0 ? Team : new(new TenantId(string.Create(CultureInfo.InvariantCulture, $"tenant-{tenant + 1}")), Team.Team);

    /// <summary>Asks all people of each tenant, with so many processes from the beginning, while something happens beside it.</summary>
    public void Ask(int people, int replicas, Func<Task>? meanwhile = null, int tenants = 1) => VirtualTime.Run(_world.Time, Step, TimeSpan.FromMinutes(15), async () =>
    {
        _world.Roster.Reading = MemoryRoster.Of(people);
        var loops = Enumerable.Range(0, replicas).Select(_ => StartAsync()).ToList();
        for (var tenant = 0; tenant < tenants; tenant++)
        {
            await _replicas[0].Engine.Install.AddAsync(TeamOf(tenant), "Team", Engine.Admin, Engine.Channel, new ChannelId("general"), Live);
        }

        await UntilAsync(2 * tenants);
        await PassAsync(TimeSpan.FromMinutes(1));

        Begun = _world.Time.GetUtcNow();
        for (var tenant = 0; tenant < tenants; tenant++)
        {
            await _replicas[0].Engine.AskNow.OpenAsync(TeamOf(tenant), Engine.Admin, Live);
        }

        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        await UntilAsync(tenants * (people + 2));
        _isOver = true;
        await Task.WhenAll(loops);
    });

    /// <summary>Starts one more process; the task ends with it.</summary>
    public Task StartAsync()
    {
        var replica = new Replica(_world, Chat, seed: _replicas.Count + 1);
        _replicas.Add(replica);
        return Task.WhenAll(BeatAsync(replica), WorkAsync(replica));
    }

    public Task PassAsync(TimeSpan span) => Task.Delay(span, _world.Time, Live);

    /// <returns>How many posts arrived in a second, on average, from one instant after the beginning until another.</returns>
    public double Rate(TimeSpan from, TimeSpan to) => Chat.Arrived.Count(arrived => arrived.At >= Begun + from && arrived.At < Begun + to) / (to - from).TotalSeconds;

    private async Task UntilAsync(int arrived)
    {
        while (Chat.Arrived.Count < arrived)
        {
            await PassAsync(TimeSpan.FromMilliseconds(250));
        }
    }

    private async Task BeatAsync(Replica replica)
    {
        while (!_isOver && !replica.Crash.IsDead)
        {
            await replica.Touch.HandleAsync(Live);
            await PassAsync(replica.Touch.NextIn);
        }
    }

    private async Task WorkAsync(Replica replica)
    {
        try
        {
            while (!_isOver || await replica.Engine.Pump.RunOnceAsync(Live) > 0)
            {
                if (await replica.Engine.Pump.RunOnceAsync(Live) == 0)
                {
                    await PassAsync(TimeSpan.FromMilliseconds(250));
                }
            }
        }
        catch (CrashedException)
        {
            // It was killed.
        }
    }

    /// <summary>One process.</summary>
    internal sealed class Replica
    {
        public Replica(World world, IChat chat, int seed)
        {
            var store = new CrashingStore(world.Store, Crash);
            var live = new LiveReplicas(store, world.Time);
            var pace = new SendPace(PaceLimits.Published, live, world.Time);
            Chat = new ReplicaChat(chat, world.Time);
            Touch = new StayInTouch(live, pace);
            Engine = new Engine(world, store, new CrashingQueue(new DistantQueue(world.Queue, world.Time, seed), Crash), new CrashingChat(Chat, Crash), pace: pace);
        }

        /// <summary>To kill it.</summary>
        public CrashPoint Crash { get; } = new(int.MaxValue, takesEffect: false);

        public Engine Engine { get; }

        public StayInTouch Touch { get; }

        public ReplicaChat Chat { get; }
    }
}
