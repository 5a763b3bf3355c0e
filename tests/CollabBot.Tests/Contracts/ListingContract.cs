using CollabBot.Core.Storage;
using Xunit;

namespace CollabBot.Tests.Contracts;

/// <summary>What every <see cref="IObjectStore"/> promises about listings and its clock.</summary>
public abstract class ListingContract : ObjectStoreContract
{
    /// <summary>The clock that the store is to agree with.</summary>
    protected virtual TimeProvider Clock => Time;

    protected virtual TimeSpan ClockTolerance => TimeSpan.Zero;

    [Fact]
    public async Task A_listing_of_nothing_is_empty() => Assert.Empty(await KeysBelowAsync(Key("a")));

    [Fact]
    public async Task A_listing_is_in_ordinal_order()
    {
        string[] segments = ["b", "B", "a", "10", "9", "a-b", "a.b", "a b", "é", "~"];
        await PutAllAsync([.. segments.Select(segment => Key("list", segment))]);

        Assert.Equal(
            segments.Select(segment => Key("list", segment).Value).Order(StringComparer.Ordinal),
            (await KeysBelowAsync(Key("list"))).Select(key => key.Value));
    }

    [Fact]
    public async Task A_prefix_is_whole_segments()
    {
        await PutAllAsync(Key("team", "1", "x"), Key("team", "10", "x"), Key("team", "1x"), Key("team", "1-", "x"), Key("team", "1.", "x"), Key("team0"));

        Assert.Equal([Key("team", "1", "x")], await KeysBelowAsync(Key("team", "1")));
    }

    [Fact]
    public async Task A_prefix_does_not_list_itself()
    {
        await PutAllAsync(Key("a"), Key("a", "b"));

        Assert.Equal([Key("a", "b")], await KeysBelowAsync(Key("a")));
    }

    [Fact]
    public async Task A_prefix_reaches_every_depth()
    {
        await PutAllAsync(Key("a", "b"), Key("a", "b", "c"), Key("a", "b", "c", "d"), Key("b", "a"));

        Assert.Equal([Key("a", "b"), Key("a", "b", "c"), Key("a", "b", "c", "d")], await KeysBelowAsync(Key("a")));
    }

    [Theory]
    [InlineData("19:abc@thread.tacv2;messageid=1")]
    [InlineData("100%")]
    [InlineData("a_b")]
    [InlineData("*?[a]")]
    [InlineData("../up")]
    [InlineData("it's \"quoted\"")]
    public async Task Odd_characters_in_a_prefix_stand_for_themselves(string odd)
    {
        await PutAllAsync(Key("t", odd, "x"), Key("t", "anything", "x"), Key("t", "aXb", "x"));

        Assert.Equal([Key("t", odd, "x")], await KeysBelowAsync(Key("t", odd)));
        Assert.Equal(odd, (await KeysBelowAsync(Key("t", odd)))[0].Segments()[1]);
    }

    [Fact]
    public async Task A_listing_longer_than_two_pages_gives_each_key_once()
    {
        StoreKey[] keys = [.. Enumerable.Range(0, 450).Select(i => Key("many", $"{i:000}"))];
        await PutAllAsync(keys);

        Assert.Equal(keys, await KeysBelowAsync(Key("many")));
    }

    [Fact]
    public async Task A_listing_gives_the_revisions()
    {
        var revision = await Store.PutNewAsync(Key("a", "b"), Bytes("one"), Live);

        await foreach (var listed in Store.ListAsync(Key("a"), Live))
        {
            Assert.Equal(revision, listed.Revision);
        }
    }

    [Fact]
    public async Task A_listing_holds_logs_among_the_objects()
    {
        await PutAllAsync(Key("a", "1"), Key("a", "3"));
        await Store.AppendAsync(Key("a", "2"), Bytes("x"), 0, Live);
        await Store.AppendAsync(Key("a", "2"), Bytes("y"), 1, Live);

        Assert.Equal([Key("a", "1"), Key("a", "2"), Key("a", "3")], await KeysBelowAsync(Key("a")));
    }

    [Fact]
    public async Task A_listing_can_be_deleted_while_it_is_read()
    {
        await PutAllAsync([.. Enumerable.Range(0, 250).Select(i => Key("a", $"{i:000}"))]);

        await foreach (var listed in Store.ListAsync(Key("a"), Live))
        {
            Assert.True(await Store.DeleteAsync(listed.Key, listed.Revision, Live));
        }

        Assert.Empty(await KeysBelowAsync(Key("a")));
    }

    [Fact]
    public async Task A_listing_stops_when_it_is_cancelled()
    {
        await PutAllAsync(Key("a", "1"));
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var listed in Store.ListAsync(Key("a"), cancel.Token))
            {
                Assert.Fail("Nothing is listed after cancellation.");
            }
        });
    }

    [Fact]
    public async Task The_store_tells_the_time()
    {
        Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(Clock.GetUtcNow(), await Store.ServerTimeAsync(Live), ClockTolerance);
    }

    private async Task PutAllAsync(params StoreKey[] keys)
    {
        foreach (var key in keys)
        {
            Assert.NotNull(await Store.PutNewAsync(key, Bytes("x"), Live));
        }
    }
}
