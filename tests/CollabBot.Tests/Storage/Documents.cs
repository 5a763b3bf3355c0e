using System.Text;
using CollabBot.Core;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Storage;

public sealed class Documents
{
    private static readonly StoreKey Key = StoreKey.Of("round", "acme", "state.json");
    private static readonly StoreKey Neighbour = StoreKey.Of("round", "other", "state.json");

    private readonly MemoryObjectStore _store = new(new FakeTimeProvider());

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_carries_its_schema_and_its_checksum()
    {
        await _store.CreateAsync(Key, RoundState.Opened, CoreJson.Default.RoundState, Live);

        Assert.Matches("^\\{\"schema\":1,\"sha256\":\"[0-9a-f]{64}\",\"value\":\\{.*\\}\\}$", Text(_store.Contents()[Key.Value]));
        Assert.Equal(RoundState.Opened, (await _store.ReadAsync(Key, CoreJson.Default.RoundState, Live))!.Value);
    }

    [Fact]
    public async Task Whichever_byte_is_changed_the_document_is_not_believed()
    {
        await _store.CreateAsync(Key, RoundState.Opened, CoreJson.Default.RoundState, Live);
        var whole = _store.Contents()[Key.Value];

        for (var i = 0; i < whole.Length; i++)
        {
            byte[] changed = [.. whole];
            changed[i] ^= 1;
            await PutAsync(Key, changed);

            await Assert.ThrowsAsync<DocumentUnreadableException>(() => _store.ReadAsync(Key, CoreJson.Default.RoundState, Live));
        }
    }

    [Fact]
    public async Task Wherever_it_is_cut_off_the_document_is_not_believed()
    {
        await _store.CreateAsync(Key, RoundState.Opened, CoreJson.Default.RoundState, Live);
        var whole = _store.Contents()[Key.Value];

        for (var length = 0; length < whole.Length; length++)
        {
            await PutAsync(Key, whole[..length]);

            await Assert.ThrowsAsync<DocumentUnreadableException>(() => _store.ReadAsync(Key, CoreJson.Default.RoundState, Live));
        }
    }

    [Fact]
    public async Task A_damaged_document_is_reported_by_its_kind_copied_once_and_left_where_it_is()
    {
        await PutAsync(Key, "damaged"u8.ToArray());

        for (var i = 0; i < 2; i++)
        {
            var failure = await Assert.ThrowsAsync<DocumentUnreadableException>(() => _store.ReadAsync(Key, CoreJson.Default.RoundState, Live));
            Assert.Equal("A document of kind 'round' is damaged; a copy is in quarantine.", failure.Message);
        }

        Assert.Equal("damaged", Text(_store.Contents()[Key.Value]));
        Assert.Equal("damaged", Text(Assert.Single(_store.Contents(), entry => entry.Key.StartsWith("quarantine/round/acme/state.json/", StringComparison.Ordinal)).Value));
    }

    [Fact]
    public async Task A_newer_program_s_document_is_neither_read_nor_written_over()
    {
        await PutAsync(Key, """{"schema":2,"something":"new"}"""u8.ToArray());

        var failure = await Assert.ThrowsAsync<DocumentUnreadableException>(() =>
            _store.UpdateAsync(Key, _ => RoundState.Opened, CoreJson.Default.RoundState, Live));

        Assert.Equal("A newer CollabBot wrote a document of kind 'round' (this program knows schema 1); a copy is in quarantine.", failure.Message);
        Assert.Equal("""{"schema":2,"something":"new"}""", Text(_store.Contents()[Key.Value]));
    }

    [Fact]
    public async Task The_neighbours_of_a_damaged_document_are_read_and_written()
    {
        await PutAsync(Key, "damaged"u8.ToArray());
        await _store.CreateAsync(Neighbour, RoundState.Opened, CoreJson.Default.RoundState, Live);
        await Assert.ThrowsAsync<DocumentUnreadableException>(() => _store.ReadAsync(Key, CoreJson.Default.RoundState, Live));

        Assert.Equal(RoundState.Opened, await _store.UpdateAsync(Neighbour, state => state, CoreJson.Default.RoundState, Live));
    }

    private static string Text(byte[] body) => Encoding.UTF8.GetString(body);

    private async Task PutAsync(StoreKey key, byte[] body)
    {
        await _store.DeleteAsync(key, null, Live);
        await _store.PutNewAsync(key, body, Live);
    }
}
