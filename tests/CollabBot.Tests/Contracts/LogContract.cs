using CollabBot.Core.Storage;
using Xunit;

namespace CollabBot.Tests.Contracts;

/// <summary>What every <see cref="IObjectStore"/> promises about logs. The last of the three; implementations derive from this one.</summary>
public abstract class LogContract : ListingContract
{
    private static readonly StoreKey Log = StoreKey.Of("log");

    /// <summary>A store whose logs take this many appends.</summary>
    protected abstract Task<IObjectStore> StoreWithLogsOfAsync(int maxAppends);

    [Fact]
    public async Task An_absent_log_is_empty() => Assert.Equal(0, (await Store.ReadLogAsync(Log, Live)).Length);

    [Fact]
    public async Task Appends_are_read_in_their_order()
    {
        var first = await Store.AppendAsync(Log, Bytes("one "), 0, Live);
        var second = await Store.AppendAsync(Log, Bytes("two"), 4, Live);

        Assert.Equal(new AppendOutcome.Appended(4), first);
        Assert.Equal(new AppendOutcome.Appended(7), second);
        Assert.Equal("one two", Text(await Store.ReadLogAsync(Log, Live)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task An_append_elsewhere_than_at_the_end_is_fenced(long position)
    {
        await Store.AppendAsync(Log, Bytes("one"), 0, Live);

        Assert.IsType<AppendOutcome.Fenced>(await Store.AppendAsync(Log, Bytes("two"), position, Live));
        Assert.Equal("one", Text(await Store.ReadLogAsync(Log, Live)));
    }

    [Fact]
    public async Task An_append_past_the_start_of_an_absent_log_is_fenced()
    {
        Assert.IsType<AppendOutcome.Fenced>(await Store.AppendAsync(Log, Bytes("one"), 3, Live));
        Assert.Equal(0, (await Store.ReadLogAsync(Log, Live)).Length);
    }

    [Fact]
    public async Task Of_racing_appends_at_one_position_exactly_one_lands()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i =>
            Task.Run(() => Store.AppendAsync(Log, Bytes($"{i:00}"), 0, Live), Live)));

        var winner = Assert.Single(Enumerable.Range(0, 16), i => outcomes[i] is AppendOutcome.Appended);
        Assert.Equal($"{winner:00}", Text(await Store.ReadLogAsync(Log, Live)));
        Assert.Equal(15, outcomes.Count(outcome => outcome is AppendOutcome.Fenced));
    }

    [Fact]
    public async Task A_fenced_writer_that_reads_again_can_go_on()
    {
        await Store.AppendAsync(Log, Bytes("one"), 0, Live);
        var end = (await Store.ReadLogAsync(Log, Live)).Length;

        Assert.Equal(new AppendOutcome.Appended(6), await Store.AppendAsync(Log, Bytes("two"), end, Live));
    }

    [Fact]
    public async Task A_full_log_takes_no_more()
    {
        var store = await StoreWithLogsOfAsync(2);
        await store.AppendAsync(Log, Bytes("a"), 0, Live);
        await store.AppendAsync(Log, Bytes("b"), 1, Live);

        Assert.IsType<AppendOutcome.Full>(await store.AppendAsync(Log, Bytes("c"), 2, Live));
        Assert.Equal("ab", Text(await store.ReadLogAsync(Log, Live)));
    }

    [Fact]
    public async Task An_append_of_nothing_or_at_a_negative_position_is_refused()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.AppendAsync(Log, default, 0, Live));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.AppendAsync(Log, Bytes("a"), -1, Live));
    }

    [Fact]
    public async Task An_append_of_the_largest_size_works_and_one_byte_more_is_refused()
    {
        var bytes = new byte[StoreLimits.MaxAppendBytes + 1];

        Assert.IsType<AppendOutcome.Appended>(await Store.AppendAsync(Log, bytes.AsMemory(1), 0, Live));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.AppendAsync(Key("b"), bytes, 0, Live));
    }

    [Fact]
    public async Task A_deleted_log_starts_over()
    {
        await Store.AppendAsync(Log, Bytes("one"), 0, Live);

        Assert.True(await Store.DeleteAsync(Log, null, Live));
        Assert.Equal(0, (await Store.ReadLogAsync(Log, Live)).Length);
        Assert.Equal(new AppendOutcome.Appended(3), await Store.AppendAsync(Log, Bytes("two"), 0, Live));
        Assert.Equal("two", Text(await Store.ReadLogAsync(Log, Live)));
    }

    [Fact]
    public async Task A_log_that_has_grown_is_not_deleted_at_its_old_revision()
    {
        var log = StoreKey.Of("logs", "one");
        await Store.AppendAsync(log, Bytes("one"), 0, Live);
        var listed = await Store.ListAsync(Key("logs"), Live).SingleAsync(Live);
        await Store.AppendAsync(log, Bytes("two"), 3, Live);

        Assert.False(await Store.DeleteAsync(log, listed.Revision, Live));
        Assert.Equal("onetwo", Text(await Store.ReadLogAsync(log, Live)));
    }

    [Fact]
    public async Task To_calls_for_objects_a_log_is_taken_and_unreadable()
    {
        var log = StoreKey.Of("logs", "one");
        await Store.AppendAsync(log, Bytes("one"), 0, Live);
        var listed = await Store.ListAsync(Key("logs"), Live).SingleAsync(Live);

        Assert.Null(await Store.GetAsync(log, Live));
        Assert.Null(await Store.PutNewAsync(log, Bytes("two"), Live));
        Assert.Null(await Store.PutIfAsync(log, Bytes("two"), listed.Revision, Live));
        Assert.Equal("one", Text(await Store.ReadLogAsync(log, Live)));
    }

    [Fact]
    public async Task To_calls_for_logs_an_object_is_taken_and_empty()
    {
        await Store.PutNewAsync(Log, default, Live);

        Assert.IsType<AppendOutcome.Fenced>(await Store.AppendAsync(Log, Bytes("one"), 0, Live));
        Assert.Equal(0, (await Store.ReadLogAsync(Log, Live)).Length);
        Assert.Equal(0, (await Store.GetAsync(Log, Live))!.Body.Length);
    }
}
