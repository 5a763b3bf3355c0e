using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Delivery;

/// <summary>Which hints this process has put off, and for how long they are taken to be in the queue.</summary>
public sealed class PutOffs
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ATick = TimeSpan.FromTicks(1);

    /// <summary>After its time a hint has two minutes to be taken.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(2);

    private readonly FakeTimeProvider _time = new();
    private readonly PutOffHints _hints;

    public PutOffs() => _hints = new PutOffHints(_time);

    [Fact]
    public void Of_two_that_say_the_same_one_is_put_off()
    {
        Assert.True(_hints.TryAdd(Chunk(1), Delay));

        Assert.False(_hints.TryAdd(Chunk(1), Delay));
        Assert.True(_hints.TryAdd(Chunk(2), Delay));
        Assert.True(_hints.TryAdd(new WorkItem.AdvanceRound(Round), Delay));
    }

    [Fact]
    public void Of_half_its_delay_it_is_certain_that_it_is_hidden_and_of_no_more()
    {
        _hints.TryAdd(Chunk(1), Delay);
        _time.Advance((Delay / 2) - ATick);

        Assert.False(_hints.TryAdd(Chunk(1), Delay));
        _time.Advance(ATick);
        Assert.True(_hints.TryAdd(Chunk(1), Delay));
        Assert.False(_hints.TryAdd(Chunk(1), Delay));
    }

    [Fact]
    public void One_that_was_refused_does_not_prolong_the_one_that_is_there()
    {
        _hints.TryAdd(Chunk(1), Delay);
        _time.Advance(TimeSpan.FromSeconds(10));
        _hints.TryAdd(Chunk(1), TimeSpan.FromMinutes(15));
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.True(_hints.TryAdd(Chunk(1), Delay));
    }

    [Fact]
    public void It_is_around_until_it_has_had_its_turn_and_not_longer()
    {
        _hints.TryAdd(Chunk(1), Delay);
        _time.Advance(Delay + Turn - ATick);

        Assert.True(_hints.IsAround(Chunk(1)));
        Assert.False(_hints.IsAround(Chunk(2)));
        _time.Advance(ATick);
        Assert.False(_hints.IsAround(Chunk(1)));
    }

    [Fact]
    public void One_that_could_not_be_put_off_is_not_around()
    {
        _hints.TryAdd(Chunk(1), Delay);

        _hints.Remove(Chunk(1));

        Assert.False(_hints.IsAround(Chunk(1)));
        Assert.True(_hints.TryAdd(Chunk(1), Delay));
    }

    [Fact]
    public void Without_a_delay_there_is_nothing_to_be_certain_of()
    {
        Assert.True(_hints.TryAdd(Chunk(1), TimeSpan.Zero));
        Assert.True(_hints.TryAdd(Chunk(1), TimeSpan.Zero));
    }

    [Fact]
    public void Of_many_at_once_that_say_the_same_one_is_put_off()
    {
        var added = 0;

        Parallel.For(0, 200, _ => Interlocked.Add(ref added, _hints.TryAdd(Chunk(1), Delay) ? 1 : 0));

        Assert.Equal(1, added);
    }

    [Fact]
    public void Those_that_wait_are_remembered_however_many_come_and_go_meanwhile()
    {
        var waits = TimeSpan.FromMinutes(15);
        _hints.TryAdd(Chunk(-1), waits);

        for (var minute = 0; minute < 14; minute++)
        {
            for (var chunk = 0; chunk < 1_500; chunk++)
            {
                Assert.True(_hints.TryAdd(Chunk((1_500 * minute) + chunk), TimeSpan.FromSeconds(1)));
            }

            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.True(_hints.IsAround(Chunk(-1)));
        Assert.False(_hints.IsAround(Chunk(0)));
    }

    private static RoundRef Round => ARound.Plan(5).Ref;

    private static WorkItem.AskChunk Chunk(int number) => new(Round, number);
}
