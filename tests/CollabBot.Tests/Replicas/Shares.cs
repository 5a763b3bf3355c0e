using CollabBot.Core.Delivery;
using CollabBot.Core.Replicas;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Replicas;

/// <summary>What a process may send of a tenant's rate, when how many share it is not known, or changes.</summary>
public sealed class Shares
{
    private static readonly TenantId Tenant = ARound.Team.Tenant;
    private static readonly PaceLimits OfTheTenant = new(50, []);

    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lone_process_is_one_and_tells_nobody()
    {
        var alone = new SingleReplica();

        await alone.TellAsync(Tenant, TimeSpan.FromSeconds(30), Live);

        Assert.Equal(1, alone.Count);
    }

    [Fact]
    public async Task A_process_that_loses_its_share_in_the_middle_of_a_batch_comes_back_later()
    {
        var replicas = new Changing(1);
        var pace = new SendPace(OfTheTenant, replicas, _time);
        Assert.Null(pace.BeginBatch(Tenant));
        Assert.Null(await pace.WaitAsync(Tenant, [], Live));

        replicas.Count = null;

        Assert.True(await pace.WaitAsync(Tenant, [], Live) > SendPace.LongestWait);
        Assert.True(await pace.WaitAsync(Tenant, Live) > SendPace.LongestWaitOnTheWay);
        replicas.Count = 1;
        Assert.Null(await pace.WaitAsync(Tenant, [], Live));
    }

    [Fact]
    public async Task A_batch_that_waits_for_its_time_is_known_to_do_nothing_else()
    {
        var pace = new SendPace(OfTheTenant, new Changing(1), _time);
        var first = Enumerable.Range(0, 40).Select(number => new Destination(Tenant, $"chat-{number}", null)).ToList();
        Assert.Null(await pace.WaitAsync(Tenant, first, Live));
        Assert.Equal(0, pace.WaitingBatches);

        var second = pace.WaitAsync(Tenant, [new Destination(Tenant, "chat-41", null)], Live);

        Assert.Equal(1, pace.WaitingBatches);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(await second);
        Assert.Equal(0, pace.WaitingBatches);
    }

    [Fact]
    public async Task A_chat_that_takes_whatever_comes_is_not_shared()
    {
        var pace = new SendPace(PaceLimits.None, new Changing(null), _time);

        for (var batch = 0; batch < 100; batch++)
        {
            Assert.Null(pace.BeginBatch(Tenant));
            Assert.Null(await pace.WaitAsync(Tenant, Live));
        }
    }

    [Fact]
    public async Task How_many_share_counts_from_the_next_call_on()
    {
        var replicas = new Changing(1);
        var pace = new SendPace(OfTheTenant, replicas, _time);

        var alone = await TakesAsync(pace);
        _time.Advance(alone);
        replicas.Count = 4;
        var ofFour = await TakesAsync(pace);
        _time.Advance(ofFour);
        replicas.Count = 2;
        var ofTwo = await TakesAsync(pace);

        Assert.Equal(4, ofFour / alone, precision: 5);
        Assert.Equal(2, ofTwo / alone, precision: 5);
    }

    [Fact]
    public async Task Tenants_share_nothing_with_each_other()
    {
        var pace = new SendPace(OfTheTenant, new Changing(1), _time);
        await pace.ThrottleAsync(Tenant, TimeSpan.FromMinutes(1), Live);

        Assert.NotNull(pace.BeginBatch(Tenant));
        Assert.Null(pace.BeginBatch(new TenantId("another")));
        Assert.Equal(1, pace.PausedTenants);
    }

    /// <summary>Its own notice comes back to it with the others' at the next beat.</summary>
    [Fact]
    public async Task A_process_is_slowed_by_what_it_was_told_once_and_not_again_by_its_own_notice()
    {
        var world = new World();
        var (told, silent) = (new LiveReplicas(world.Store, world.Time), new Changing(1));
        var (slowed, reference) = (new SendPace(OfTheTenant, told, world.Time), new SendPace(OfTheTenant, silent, world.Time));
        var touch = new StayInTouch(told, slowed);
        await touch.HandleAsync(Live);

        await slowed.ThrottleAsync(Tenant, TimeSpan.FromSeconds(30), Live);
        await reference.ThrottleAsync(Tenant, TimeSpan.FromSeconds(30), Live);
        for (var beat = 1; beat <= 3; beat++)
        {
            world.Time.Advance(LiveReplicas.BeatEvery);
            await touch.HandleAsync(Live);
        }

        world.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(await TakesAsync(reference), await TakesAsync(slowed));
    }

    /// <summary>So many calls that whoever comes next is told at once how long they take.</summary>
    private static async Task<TimeSpan> TakesAsync(SendPace pace)
    {
        var thousand = Enumerable.Range(0, 1_000).Select(number => new Destination(Tenant, $"chat-{number}", null)).ToList();
        Assert.Null(await pace.WaitAsync(Tenant, thousand, Live));
        return Assert.NotNull(await pace.WaitAsync(Tenant, [], Live));
    }

    private sealed class Changing(int? count) : ILiveReplicas
    {
        public int? Count { get; set; } = count;

        public Task TellAsync(TenantId tenant, TimeSpan wait, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
