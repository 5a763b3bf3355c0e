using System.Text;
using CollabBot.Core.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Contracts;

/// <summary>What every <see cref="IWorkQueue"/> promises about holding messages.</summary>
public abstract class WorkQueueContract
{
    protected const string Work = "work";
    protected static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    protected static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    protected static CancellationToken Live => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));

    protected abstract IWorkQueue Queue { get; }

    /// <summary>Lets time pass for the queue.</summary>
    protected virtual Task AdvanceAsync(TimeSpan time)
    {
        Time.Advance(time);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task An_unknown_queue_is_empty()
    {
        Assert.Empty(await Queue.ReceiveAsync(Work, 32, Minute, Live));
        Assert.Equal(0, await Queue.LengthAsync(Work, Live));
    }

    [Fact]
    public async Task A_message_is_received_as_it_was_sent()
    {
        await SendAsync("round 1");

        var message = await ReceiveOneAsync();

        Assert.Equal("round 1", Encoding.UTF8.GetString(message.Body.Span));
        Assert.Equal(Work, message.Queue);
        Assert.Equal(1, message.DequeueCount);
    }

    [Fact]
    public async Task A_queue_holds_its_own_messages_only()
    {
        await SendAsync("mine");

        Assert.Empty(await Queue.ReceiveAsync("other", 32, Minute, Live));
        Assert.Equal(0, await Queue.LengthAsync("other", Live));
    }

    [Fact]
    public async Task A_received_message_is_hidden_until_its_visibility_has_passed()
    {
        await SendAsync("a");
        await ReceiveOneAsync();

        await AdvanceAsync(Minute - Tick);
        Assert.Empty(await Queue.ReceiveAsync(Work, 1, Minute, Live));

        await AdvanceAsync(Tick);
        Assert.Single(await Queue.ReceiveAsync(Work, 1, Minute, Live));
    }

    [Fact]
    public async Task A_message_that_comes_again_keeps_its_id_and_counts_up()
    {
        await SendAsync("a");
        var first = await ReceiveOneAsync();
        await AdvanceAsync(Minute);

        var second = await ReceiveOneAsync();

        Assert.Equal(first.Id, second.Id);
        Assert.NotEqual(first.Receipt, second.Receipt);
        Assert.Equal(2, second.DequeueCount);
    }

    [Fact]
    public async Task A_delayed_message_is_invisible_until_then()
    {
        await Queue.SendAsync(Work, "a"u8.ToArray(), Minute, Live);

        await AdvanceAsync(Minute - Tick);
        Assert.Empty(await Queue.ReceiveAsync(Work, 1, Minute, Live));

        await AdvanceAsync(Tick);
        Assert.Equal(1, (await ReceiveOneAsync()).DequeueCount);
    }

    [Fact]
    public async Task A_finished_message_does_not_come_again()
    {
        await SendAsync("a");
        var message = await ReceiveOneAsync();

        Assert.True(await Queue.DoneAsync(message, Live));
        await AdvanceAsync(Minute);
        Assert.Empty(await Queue.ReceiveAsync(Work, 1, Minute, Live));
        Assert.False(await Queue.DoneAsync(message, Live));
    }

    [Fact]
    public async Task A_message_past_its_visibility_can_still_be_finished_while_nobody_took_it()
    {
        await SendAsync("a");
        var message = await ReceiveOneAsync();
        await AdvanceAsync(2 * Minute);

        Assert.True(await Queue.DoneAsync(message, Live));
        Assert.Equal(0, await Queue.LengthAsync(Work, Live));
    }

    [Fact]
    public async Task Who_lost_a_message_can_neither_finish_nor_renew_nor_park_it()
    {
        await SendAsync("a");
        var lost = await ReceiveOneAsync();
        await AdvanceAsync(Minute);
        var held = await ReceiveOneAsync();

        Assert.False(await Queue.DoneAsync(lost, Live));
        Assert.Null(await Queue.RenewAsync(lost, Minute, Live));
        Assert.False(await Queue.ParkAsync(lost, TimeSpan.Zero, Live));
        Assert.True(await Queue.DoneAsync(held, Live));
    }

    [Fact]
    public async Task A_renewal_counts_from_now()
    {
        await SendAsync("a");
        var message = await ReceiveOneAsync();
        await AdvanceAsync(Minute / 2);
        await Queue.RenewAsync(message, Minute, Live);

        await AdvanceAsync(Minute - Tick);
        Assert.Empty(await Queue.ReceiveAsync(Work, 1, Minute, Live));

        await AdvanceAsync(Tick);
        Assert.Single(await Queue.ReceiveAsync(Work, 1, Minute, Live));
    }

    [Fact]
    public async Task A_renewal_voids_the_old_receipt_and_is_no_new_receive()
    {
        await SendAsync("a");
        var message = await ReceiveOneAsync();

        var renewed = await Queue.RenewAsync(message, Minute, Live);

        Assert.Equal(message.Id, renewed!.Id);
        Assert.Equal(1, renewed.DequeueCount);
        Assert.False(await Queue.DoneAsync(message, Live));
        Assert.True(await Queue.DoneAsync(renewed, Live));
    }

    [Fact]
    public async Task A_parked_message_comes_again_after_the_delay()
    {
        await SendAsync("a");
        var message = await ReceiveOneAsync();
        Assert.True(await Queue.ParkAsync(message, 5 * Minute, Live));

        await AdvanceAsync((5 * Minute) - Tick);
        Assert.Empty(await Queue.ReceiveAsync(Work, 1, Minute, Live));

        await AdvanceAsync(Tick);
        Assert.Equal(2, (await ReceiveOneAsync()).DequeueCount);
    }

    [Fact]
    public async Task A_message_parked_without_delay_is_visible_at_once()
    {
        await SendAsync("a");
        await Queue.ParkAsync(await ReceiveOneAsync(), TimeSpan.Zero, Live);

        Assert.Single(await Queue.ReceiveAsync(Work, 1, Minute, Live));
    }

    [Fact]
    public async Task A_parked_message_is_no_longer_held()
    {
        await SendAsync("a");
        var message = await ReceiveOneAsync();
        await Queue.ParkAsync(message, Minute, Live);

        Assert.False(await Queue.DoneAsync(message, Live));
        Assert.Equal(1, await Queue.LengthAsync(Work, Live));
    }

    [Fact]
    public async Task A_finished_message_cannot_be_renewed_or_parked()
    {
        await SendAsync("a");
        var message = await ReceiveOneAsync();
        await Queue.DoneAsync(message, Live);

        Assert.Null(await Queue.RenewAsync(message, Minute, Live));
        Assert.False(await Queue.ParkAsync(message, Minute, Live));
    }

    [Fact]
    public async Task A_receive_takes_no_more_than_asked_and_the_rest_later()
    {
        for (var i = 0; i < 40; i++)
        {
            await SendAsync($"{i}");
        }

        Assert.Equal(3, (await Queue.ReceiveAsync(Work, 3, Minute, Live)).Count);
        Assert.Equal(32, (await Queue.ReceiveAsync(Work, 32, Minute, Live)).Count);
        Assert.Equal(5, (await Queue.ReceiveAsync(Work, 32, Minute, Live)).Count);
    }

    [Fact]
    public async Task The_length_counts_visible_delayed_and_held_messages()
    {
        await SendAsync("held");
        await ReceiveOneAsync();
        await SendAsync("visible");
        await Queue.SendAsync(Work, "delayed"u8.ToArray(), Minute, Live);

        Assert.Equal(3, await Queue.LengthAsync(Work, Live));
    }

    [Fact]
    public async Task Competing_receivers_get_each_message_once()
    {
        for (var i = 0; i < 100; i++)
        {
            await SendAsync($"{i}");
        }

        var received = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(DrainAsync, Live)));

        Assert.Equal(100, received.SelectMany(ids => ids).Distinct().Count());
        Assert.Equal(100, received.Sum(ids => ids.Count));
    }

    protected Task SendAsync(string body) => Queue.SendAsync(Work, Encoding.UTF8.GetBytes(body), TimeSpan.Zero, Live);

    protected async Task<WorkMessage> ReceiveOneAsync() => Assert.Single(await Queue.ReceiveAsync(Work, 1, Minute, Live));

    private async Task<List<string>> DrainAsync()
    {
        var ids = new List<string>();
        while (await Queue.ReceiveAsync(Work, 7, Minute, Live) is { Count: > 0 } batch)
        {
            ids.AddRange(batch.Select(message => message.Id));
            foreach (var message in batch)
            {
                Assert.True(await Queue.DoneAsync(message, Live));
            }
        }

        return ids;
    }
}
