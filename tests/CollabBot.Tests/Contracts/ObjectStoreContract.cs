using System.Text;
using CollabBot.Core.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Contracts;

/// <summary>What every <see cref="IObjectStore"/> promises about objects.</summary>
public abstract class ObjectStoreContract
{
    protected static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    protected static CancellationToken Live => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Time { get; } = new(Noon);

    protected abstract IObjectStore Store { get; }

    [Fact]
    public async Task An_absent_object_reads_as_null() => Assert.Null(await Store.GetAsync(Key("a"), Live));

    [Fact]
    public async Task An_object_reads_as_it_was_written()
    {
        var revision = await Store.PutNewAsync(Key("a"), Bytes("one"), Live);

        var read = await Store.GetAsync(Key("a"), Live);

        Assert.Equal("one", Text(read!.Body));
        Assert.Equal(revision, read.Revision);
    }

    [Fact]
    public async Task A_new_object_does_not_overwrite_one_that_is_there()
    {
        await Store.PutNewAsync(Key("a"), Bytes("one"), Live);

        Assert.Null(await Store.PutNewAsync(Key("a"), Bytes("two"), Live));
        Assert.Equal("one", Text((await Store.GetAsync(Key("a"), Live))!.Body));
    }

    [Fact]
    public async Task Of_racing_creates_exactly_one_wins()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i =>
            Task.Run(() => Store.PutNewAsync(Key("a"), Bytes($"writer {i}"), Live), Live)));

        var winner = Assert.Single(Enumerable.Range(0, 16), i => outcomes[i] is not null);
        Assert.Equal($"writer {winner}", Text((await Store.GetAsync(Key("a"), Live))!.Body));
    }

    [Fact]
    public async Task A_replace_at_the_current_revision_gives_a_new_one()
    {
        var first = await Store.PutNewAsync(Key("a"), Bytes("one"), Live);

        var second = await Store.PutIfAsync(Key("a"), Bytes("two"), first!.Value, Live);

        Assert.NotEqual(first, second);
        Assert.Equal(new Revision?((await Store.GetAsync(Key("a"), Live))!.Revision), second);
        Assert.Equal("two", Text((await Store.GetAsync(Key("a"), Live))!.Body));
    }

    [Fact]
    public async Task A_stale_replace_changes_nothing()
    {
        var first = await Store.PutNewAsync(Key("a"), Bytes("one"), Live);
        await Store.PutIfAsync(Key("a"), Bytes("two"), first!.Value, Live);

        Assert.Null(await Store.PutIfAsync(Key("a"), Bytes("three"), first.Value, Live));
        Assert.Equal("two", Text((await Store.GetAsync(Key("a"), Live))!.Body));
    }

    [Fact]
    public async Task A_replace_does_not_create()
    {
        Assert.Null(await Store.PutIfAsync(Key("a"), Bytes("one"), new Revision("0"), Live));
        Assert.Null(await Store.GetAsync(Key("a"), Live));
    }

    [Fact]
    public async Task Writing_the_same_bytes_again_still_changes_the_revision()
    {
        var first = await Store.PutNewAsync(Key("a"), Bytes("one"), Live);

        Assert.NotEqual(first, await Store.PutIfAsync(Key("a"), Bytes("one"), first!.Value, Live));
    }

    [Fact]
    public async Task A_revision_does_not_come_back_when_a_key_is_made_anew()
    {
        var first = await Store.PutNewAsync(Key("a"), Bytes("one"), Live);
        await Store.DeleteAsync(Key("a"), null, Live);
        await Store.PutNewAsync(Key("a"), Bytes("one"), Live);

        Assert.Null(await Store.PutIfAsync(Key("a"), Bytes("two"), first!.Value, Live));
    }

    [Fact]
    public async Task Racing_additions_under_a_revision_lose_none_and_repeat_none()
    {
        await Store.PutNewAsync(Key("n"), default, Live);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(() => AddTenAsync(writer), Live)));

        var lines = Text((await Store.GetAsync(Key("n"), Live))!.Body).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(40, lines.Length);
        Assert.Equal(40, lines.Distinct().Count());
    }

    [Fact]
    public async Task Deleting_what_is_absent_succeeds()
    {
        Assert.True(await Store.DeleteAsync(Key("a"), null, Live));
        Assert.True(await Store.DeleteAsync(Key("a"), new Revision("0"), Live));
    }

    [Fact]
    public async Task A_deleted_object_is_absent()
    {
        var revision = await Store.PutNewAsync(Key("a"), Bytes("one"), Live);

        Assert.True(await Store.DeleteAsync(Key("a"), revision, Live));
        Assert.Null(await Store.GetAsync(Key("a"), Live));
    }

    [Fact]
    public async Task A_stale_delete_leaves_the_object()
    {
        var first = await Store.PutNewAsync(Key("a"), Bytes("one"), Live);
        await Store.PutIfAsync(Key("a"), Bytes("two"), first!.Value, Live);

        Assert.False(await Store.DeleteAsync(Key("a"), first, Live));
        Assert.Equal("two", Text((await Store.GetAsync(Key("a"), Live))!.Body));
    }

    [Fact]
    public async Task A_delete_without_revision_takes_whatever_is_there()
    {
        var first = await Store.PutNewAsync(Key("a"), Bytes("one"), Live);
        await Store.PutIfAsync(Key("a"), Bytes("two"), first!.Value, Live);

        Assert.True(await Store.DeleteAsync(Key("a"), null, Live));
        Assert.Null(await Store.GetAsync(Key("a"), Live));
    }

    [Fact]
    public async Task A_delete_leaves_the_neighbours()
    {
        await Store.PutNewAsync(Key("a"), Bytes("one"), Live);
        await Store.PutNewAsync(Key("a", "b"), Bytes("two"), Live);

        await Store.DeleteAsync(Key("a"), null, Live);

        Assert.NotNull(await Store.GetAsync(Key("a", "b"), Live));
    }

    [Fact]
    public async Task An_empty_body_is_an_object_too()
    {
        Assert.NotNull(await Store.PutNewAsync(Key("a"), default, Live));
        Assert.Equal(0, (await Store.GetAsync(Key("a"), Live))!.Body.Length);
    }

    [Fact]
    public async Task A_body_of_a_megabyte_comes_back_whole()
    {
        var body = new byte[1024 * 1024];
        new Random(1).NextBytes(body);
        await Store.PutNewAsync(Key("a"), body, Live);

        Assert.Equal(body, (await Store.GetAsync(Key("a"), Live))!.Body.ToArray());
    }

    [Fact]
    public async Task A_body_is_bytes_whatever_they_are()
    {
        byte[] body = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        await Store.PutNewAsync(Key("a"), body, Live);

        Assert.Equal(body, (await Store.GetAsync(Key("a"), Live))!.Body.ToArray());
    }

    [Fact]
    public async Task What_the_caller_does_to_its_buffer_later_changes_nothing()
    {
        var buffer = Encoding.UTF8.GetBytes("one");
        await Store.PutNewAsync(Key("a"), buffer, Live);

        buffer[0] = 0;

        Assert.Equal("one", Text((await Store.GetAsync(Key("a"), Live))!.Body));
    }

    [Fact]
    public async Task The_longest_key_works()
    {
        var key = Key("a", new string('x', StoreKey.MaxLength - 2));
        await Store.PutNewAsync(key, Bytes("one"), Live);

        Assert.NotNull(await Store.GetAsync(key, Live));
        Assert.Equal([key], await KeysBelowAsync(Key("a")));
    }

    [Fact]
    public async Task Keys_that_differ_in_case_alone_are_two()
    {
        await Store.PutNewAsync(Key("a", "x"), Bytes("small"), Live);
        await Store.PutNewAsync(Key("a", "X"), Bytes("large"), Live);

        Assert.Equal("small", Text((await Store.GetAsync(Key("a", "x"), Live))!.Body));
        Assert.Equal("large", Text((await Store.GetAsync(Key("a", "X"), Live))!.Body));
    }

    [Fact]
    public async Task The_empty_key_is_refused()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.GetAsync(default, Live));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.PutNewAsync(default, Bytes("one"), Live));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => KeysBelowAsync(default));
    }

    [Fact]
    public async Task A_write_whose_token_is_cancelled_already_writes_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.PutNewAsync(Key("a"), Bytes("one"), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.AppendAsync(Key("b"), Bytes("one"), 0, cancelled));
        Assert.Null(await Store.GetAsync(Key("a"), Live));
        Assert.Equal(0, (await Store.ReadLogAsync(Key("b"), Live)).Length);
    }

    [Fact]
    public async Task A_read_whose_token_is_cancelled_already_is_cancelled()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.GetAsync(Key("a"), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.ReadLogAsync(Key("a"), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.ServerTimeAsync(cancelled));
    }

    protected static StoreKey Key(params ReadOnlySpan<string> segments) => StoreKey.Of(segments);

    protected static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    protected static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    protected async Task<List<StoreKey>> KeysBelowAsync(StoreKey prefix)
    {
        var keys = new List<StoreKey>();
        await foreach (var listed in Store.ListAsync(prefix, Live))
        {
            keys.Add(listed.Key);
        }

        return keys;
    }

    // A stale write is read again and decided again: what is in already, because a write landed whose answer was lost, is not added twice.
    private async Task AddTenAsync(int writer)
    {
        for (var done = 0; done < 10;)
        {
            var read = await Store.GetAsync(Key("n"), Live);
            var text = Text(read!.Body);
            var line = $"writer {writer}, line {done}\n";
            done += text.Contains(line, StringComparison.Ordinal) || await Store.PutIfAsync(Key("n"), Bytes(text + line), read.Revision, Live) is not null ? 1 : 0;
        }
    }
}
