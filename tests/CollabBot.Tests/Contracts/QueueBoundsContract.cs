using CollabBot.Core.Storage;
using Xunit;

namespace CollabBot.Tests.Contracts;

/// <summary>What every <see cref="IWorkQueue"/> takes and refuses. The last of the two; implementations derive from this one.</summary>
public abstract class QueueBoundsContract : WorkQueueContract
{
    [Fact]
    public async Task A_body_may_be_empty_or_of_the_largest_size_but_no_larger()
    {
        await Queue.SendAsync(Work, default, TimeSpan.Zero, Live);
        await Queue.SendAsync(Work, new byte[WorkMessage.MaxBodyBytes], TimeSpan.Zero, Live);

        await Assert.ThrowsAnyAsync<ArgumentException>(() => Queue.SendAsync(Work, new byte[WorkMessage.MaxBodyBytes + 1], TimeSpan.Zero, Live));
        Assert.Equal(
            [0, WorkMessage.MaxBodyBytes],
            (await Queue.ReceiveAsync(Work, 32, Minute, Live)).Select(message => message.Body.Length).Order());
    }

    [Fact]
    public async Task What_the_sender_does_to_its_buffer_later_changes_nothing()
    {
        var buffer = "a"u8.ToArray();
        await Queue.SendAsync(Work, buffer, TimeSpan.Zero, Live);

        buffer[0] = 0;

        Assert.Equal((byte)'a', (await ReceiveOneAsync()).Body.Span[0]);
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("Work")]
    [InlineData("-work")]
    [InlineData("work-")]
    [InlineData("wo--rk")]
    [InlineData("wo_rk")]
    public async Task A_queue_name_outside_the_rules_is_refused(string name) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Queue.SendAsync(name, default, TimeSpan.Zero, Live));

    [Fact]
    public async Task Numbers_outside_their_bounds_are_refused()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Queue.ReceiveAsync(Work, 0, Minute, Live));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Queue.ReceiveAsync(Work, 33, Minute, Live));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Queue.ReceiveAsync(Work, 1, TimeSpan.Zero, Live));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Queue.SendAsync(Work, default, -Tick, Live));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Queue.SendAsync(Work, default, QueueLimits.MaxDelay + Tick, Live));
    }

    [Fact]
    public async Task A_call_whose_token_is_cancelled_already_does_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);
        await SendAsync("a");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Queue.SendAsync(Work, default, TimeSpan.Zero, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Queue.ReceiveAsync(Work, 1, Minute, cancelled));
        Assert.Equal(1, (await ReceiveOneAsync()).DequeueCount);
        Assert.Equal(1, await Queue.LengthAsync(Work, Live));
    }
}
