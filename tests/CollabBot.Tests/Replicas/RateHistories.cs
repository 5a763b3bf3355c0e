using CollabBot.Core.Replicas;
using CollabBot.Core.Storage;
using CollabBot.Tests.Cadence;
using CollabBot.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Replicas;

/// <summary>Processes that are born, die, leave, stall and lose calls of the store at random: what they take together is never more than the whole.</summary>
public sealed class RateHistories
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly MemoryObjectStore _store;
    private readonly List<Process> _alive = [];
    private bool _isOver;

    public RateHistories() => _store = new MemoryObjectStore(_time);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_happens_the_shares_never_exceed_the_whole_and_in_calm_they_are_equal(int seed) => Play(seed, minutes: 6);

    [Theory]
    [Trait("length", "long")]
    [MemberData(nameof(Seeds))]
    public void Over_two_hours_the_shares_never_exceed_the_whole(int seed) => Play(1_000 + seed, minutes: 120);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void With_one_of_three_killed_every_two_seconds_there_is_nearly_always_somebody_with_a_share(int seed)
    {
        var random = new Random(seed);
        var used = 0.0;
        var glances = 0;
        var idle = 0;
        Run(TimeSpan.FromMinutes(3), async () =>
        {
            for (var born = 0; born < 3; born++)
            {
                Start(random);
            }

            await PassAsync(TimeSpan.FromSeconds(30));
            for (var kills = 0; kills < 45; kills++)
            {
                Kill(_alive[0]);
                Start(random);
                for (var until = _time.GetUtcNow() + TimeSpan.FromSeconds(2); _time.GetUtcNow() < until; await PassAsync(Glance))
                {
                    // Until the shares of the first dead are free nobody can have one.
                    glances += kills >= 15 ? 1 : 0;
                    used += kills >= 15 ? Together() : 0;
                    idle += kills >= 15 && Together() == 0 ? 1 : 0;
                }
            }
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {used / glances:P0} of the rate, nobody for {(double)idle / glances:P1} of the time.");
        Assert.InRange(used / glances, 0.1, 1);
        Assert.InRange((double)idle / glances, 0, 0.1);
    }

    private void Play(int seed, int minutes)
    {
        var random = new Random(seed);
        Run(TimeSpan.FromMinutes(minutes + 3), async () =>
        {
            var end = _time.GetUtcNow() + TimeSpan.FromMinutes(minutes);
            while (_time.GetUtcNow() < end)
            {
                switch (random.Next(_alive.Count > 5 ? 4 : 8))
                {
                    case 0 when _alive.Count > 0:
                        Kill(_alive[random.Next(_alive.Count)]);
                        break;
                    case 1 when _alive.Count > 0:
                        await LeaveAsync(_alive[random.Next(_alive.Count)]);
                        break;
                    case 2 or 3:
                        _alive.ForEach(process => (process.Store.Failing, process.Store.Slow) = random.Next(3) == 0 ? (random.Next(60), random.Next(20)) : (random.Next(5), random.Next(5)));
                        break;
                    default:
                        Start(random);
                        break;
                }

                await PassAsync(TimeSpan.FromMilliseconds(random.Next(12_000)));
            }

            _alive.ForEach(process => (process.Store.Failing, process.Store.Slow) = (0, 0));
            Start(random);
            for (var calm = 0; calm < 90 && !_alive.TrueForAll(process => process.Replica.Count == _alive.Count); calm++)
            {
                await PassAsync(TimeSpan.FromSeconds(1));
            }

        });

        Assert.All(_alive, process => Assert.Equal(_alive.Count, process.Replica.Count));
    }

    private void Run(TimeSpan atMost, Func<Task> story) => VirtualTime.Run(_time, TimeSpan.FromMilliseconds(5), atMost, async () =>
    {
        var watch = WatchAsync();
        await story();
        _isOver = true;
        await watch;
    });

    private async Task WatchAsync()
    {
        while (!_isOver)
        {
            Assert.True(Together() <= 1 + 1e-6, $"{_time.GetUtcNow():O}: {string.Join(" + ", _alive.Select(process => process.Replica.Count is { } parts ? $"1/{parts}" : "0"))}");
            await PassAsync(Glance);
        }
    }

    private double Together() => _alive.Sum(process => process.Replica.Count is { } parts ? 1.0 / parts : 0);

    private void Start(Random random)
    {
        var store = new FlawedStore(_store, _time, new Random(random.Next()));
        var process = new Process(new LiveReplicas(store, new SkewedClock(_time, TimeSpan.FromMinutes(random.Next(-5, 6)))), store);
        _alive.Add(process);
        _ = BeatAsync(process);
    }

    private void Kill(Process process)
    {
        process.Store.IsDead = true;
        _alive.Remove(process);
    }

    private async Task LeaveAsync(Process process)
    {
        _alive.Remove(process);
        process.HasLeft = true;
        while (process.IsBeating)
        {
            await PassAsync(Glance);
        }

        try
        {
            await process.Replica.LeaveAsync(CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // The others find out by its silence.
        }
    }

    private async Task BeatAsync(Process process)
    {
        while (!_isOver && !process.HasLeft && !process.Store.IsDead)
        {
            try
            {
                process.IsBeating = true;
                await process.Replica.BeatAsync(CancellationToken.None);
            }
            catch (StoreUnavailableException)
            {
                // A lost beat.
            }

            process.IsBeating = false;
            await PassAsync(process.Replica.NextBeatIn);
        }
    }

    private Task PassAsync(TimeSpan span) => Task.Delay(span, _time);

    private sealed record Process(LiveReplicas Replica, FlawedStore Store)
    {
        public bool IsBeating { get; set; }

        public bool HasLeft { get; set; }
    }
}
