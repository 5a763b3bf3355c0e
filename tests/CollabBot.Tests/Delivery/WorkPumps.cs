using System.Globalization;
using System.Text;
using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Delivery;

public sealed class WorkPumps
{
    private readonly World _world = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_that_takes_long_does_not_hold_up_the_others()
    {
        var chat = new StalledFor(_world.Chat, TeamNumber(0));
        var engine = new Engine(_world, _world.Store, _world.Queue, chat);
        for (var number = 0; number < 20; number++)
        {
            await InstallAsync(engine, TeamNumber(number));
        }

        _world.Time.Advance(TimeSpan.FromSeconds(2));
        for (var handled = 0; handled < 19; handled = _world.Chat.Delivered.OfType<Post.Welcome>().Count())
        {
            await engine.Pump.RunOnceAsync(Live);
        }

        Assert.Equal(19, _world.Chat.Delivered.OfType<Post.Welcome>().Count());
        Assert.Equal(1, await _world.Queue.LengthAsync(WorkHints.Queue, Live));

        chat.Release();
        await DrainAsync(engine);
        Assert.Equal(20, _world.Chat.Delivered.OfType<Post.Welcome>().Count());
        Assert.Equal(0, await _world.Queue.LengthAsync(WorkHints.Queue, Live));
    }

    [Fact]
    public async Task A_process_that_has_just_begun_works_on_one_thing_at_a_time_and_on_more_as_it_lives()
    {
        var engine = new Engine(_world, _world.Store, _world.Queue, new StalledChat(_world.Chat), hold: WorkHold.Default);
        for (var number = 0; number < 20; number++)
        {
            await InstallAsync(engine, TeamNumber(number));
        }

        var busy = new List<int>();
        for (var step = 0; step < 7; step++)
        {
            _world.Time.Advance(TimeSpan.FromSeconds(step == 0 ? 2 : 5));
            busy.Add(await BusyAsync(engine));
        }

        Assert.Equal([1, 2, 3, 4, 5, 6, 7], busy);
    }

    /// <summary>How many messages are worked on once the pump has taken what it may.</summary>
    private async Task<int> BusyAsync(Engine engine)
    {
        var once = engine.Pump.RunOnceAsync(Live);
        while (!once.IsCompleted)
        {
            _world.Time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        return await once;
    }

    [Fact]
    public async Task Long_work_is_held_for_as_long_as_it_takes()
    {
        var chat = new StalledFor(_world.Chat, TeamNumber(0));
        var queue = new RenewedQueue(_world.Queue);
        var engine = new Engine(_world, _world.Store, queue, chat);
        await InstallAsync(engine, TeamNumber(0));
        _world.Time.Advance(TimeSpan.FromSeconds(2));
        var running = engine.Pump.RunOnceAsync(Live);

        for (var halfTime = 1; halfTime <= 6; halfTime++)
        {
            _world.Time.Advance(TimeSpan.FromSeconds(30));
            await queue.RenewedAsync(halfTime);
            Assert.Equal(0, await _world.Start().Pump.RunOnceAsync(Live));
        }

        chat.Release();
        await running;
        await DrainAsync(engine);
        Assert.Equal(0, await _world.Queue.LengthAsync(WorkHints.Queue, Live));
        Assert.Single(_world.Chat.Delivered.OfType<Post.Welcome>());
    }

    [Fact]
    public async Task A_stop_ends_the_window_in_flight_and_leaves_nothing_unknown()
    {
        const int people = 12;
        _world.Roster.Reading = MemoryRoster.Of(people);
        var before = _world.Start();
        await before.InstallAsync();
        await before.SetUpAsync();
        await before.AskNow.OpenAsync(ARound.Team, Engine.Admin, Live);
        var chat = new StalledFor(_world.Chat, ARound.Team);
        var engine = new Engine(_world, _world.Store, _world.Queue, chat);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Live);

        var running = engine.Pump.RunOnceAsync(stop.Token);
        await chat.Reached.WaitAsync(Live);
        await stop.CancelAsync();
        chat.Release();
        await running;
        await engine.Pump.DisposeAsync();

        Assert.Equal(Deliver.Window, _world.Chat.Delivered.OfType<Post.PulseAsk>().Count());
        await DrainAsync(_world.Start());
        Assert.Equal(people, _world.Chat.Delivered.OfType<Post.PulseAsk>().DistinctBy(ask => ask.Participant.Person).Count());
        Assert.Equal(people, _world.Chat.Delivered.OfType<Post.PulseAsk>().Count());
        Assert.DoesNotContain(_world.Store.Contents().Values, body => Encoding.UTF8.GetString(body).Contains("\nU ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task To_be_told_to_wait_is_no_failure_however_often()
    {
        var engine = _world.Start();
        _world.Chat.Answer = _ => new SendOutcome.NotAccepted("Throttled", TimeSpan.FromMinutes(1), IsThrottled: true);
        await InstallAsync(engine, TeamNumber(0));
        await PassAsync(engine, TimeSpan.FromMinutes(20));
        Assert.Empty(_world.Chat.Delivered);

        _world.Chat.Answer = _ => new SendOutcome.Done(null);
        await PassAsync(engine, TimeSpan.FromMinutes(2));

        Assert.Equal(2, _world.Chat.Delivered.Count);
        Assert.DoesNotContain(_world.Keys(), key => key[0] == "poison");
    }

    private static TeamRef TeamNumber(int number) => new(ARound.Team.Tenant, new TeamId(string.Create(CultureInfo.InvariantCulture, $"19:team-{number}@thread.tacv2")));

    private static Task InstallAsync(Engine engine, TeamRef team) =>
        engine.Install.AddAsync(team, "Team", Engine.Admin, Engine.Channel, new ChannelId(team.Team.Value), Live);

    private async Task PassAsync(Engine engine, TimeSpan span)
    {
        for (var until = _world.Time.GetUtcNow() + span; _world.Time.GetUtcNow() < until; _world.Time.Advance(TimeSpan.FromSeconds(10)))
        {
            await DrainAsync(engine);
        }
    }

    private async Task DrainAsync(Engine engine)
    {
        _world.Time.Advance(TimeSpan.FromSeconds(2));
        while (await engine.Pump.RunOnceAsync(Live) > 0)
        {
        }
    }

    /// <summary>A chat whose asks and welcomes to one team wait on the way until the test lets them go.</summary>
    private sealed class StalledFor(IChat chat, TeamRef team) : IChat
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public void Release() => _released.SetResult();

        public async Task<SendOutcome> SendAsync(Post post, CancellationToken cancellationToken)
        {
            if ((post is Post.Welcome welcome && welcome.Team.Ref == team) || (post is Post.PulseAsk ask && ask.Plan.Ref.Team == team))
            {
                _reached.TrySetResult();
                await _released.Task;
            }

            return await chat.SendAsync(post, cancellationToken);
        }
    }

    /// <summary>A queue that tells when a message has been renewed.</summary>
    private sealed class RenewedQueue(IWorkQueue inner) : IWorkQueue
    {
        private volatile int _renewed;

        public async Task RenewedAsync(int times)
        {
            while (_renewed < times)
            {
                Live.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }

        public Task SendAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken) => inner.SendAsync(queue, body, delay, cancellationToken);

        public Task<IReadOnlyList<WorkMessage>> ReceiveAsync(string queue, int max, TimeSpan visibility, CancellationToken cancellationToken) =>
            inner.ReceiveAsync(queue, max, visibility, cancellationToken);

        public async Task<WorkMessage?> RenewAsync(WorkMessage message, TimeSpan visibility, CancellationToken cancellationToken)
        {
            var renewed = await inner.RenewAsync(message, visibility, cancellationToken);
            Interlocked.Increment(ref _renewed);
            return renewed;
        }

        public Task<bool> DoneAsync(WorkMessage message, CancellationToken cancellationToken) => inner.DoneAsync(message, cancellationToken);

        public Task<bool> ParkAsync(WorkMessage message, TimeSpan delay, CancellationToken cancellationToken) => inner.ParkAsync(message, delay, cancellationToken);

        public Task<int> LengthAsync(string queue, CancellationToken cancellationToken) => inner.LengthAsync(queue, cancellationToken);
    }
}
