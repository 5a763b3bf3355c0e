using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Dialogs;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Teams.Delivery;
using CollabBot.Tests.BotFramework;
using CollabBot.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Teams;

/// <summary>What the edge keeps lies under a schema and a checksum too: a flipped bit sends nothing to the wrong place.</summary>
public sealed class DamagedAddresses
{
    private static readonly DialogKey Dialog = new("tenant", "person", "chat");

    private readonly FakeTimeProvider _time = new();
    private readonly MemoryObjectStore _store;
    private readonly Activity _activity = Captured.Read(Captured.Json("message-text-personal"));
    private readonly PersonRef _person;

    public DamagedAddresses()
    {
        _store = new MemoryObjectStore(_time);
        _person = new PersonRef(new TenantId(_activity.TenantId!), new PersonId(_activity.From.AadObjectId!));
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_bit_of_an_address_is_flipped_it_is_never_another_address()
    {
        await Conversations().NoteAsync(_activity, Live);
        var (key, whole) = (KeyOf("conversation"), _store.Contents().Single().Value);
        var known = await Conversations().FindAsync(_person, Live);

        for (var bit = 0; bit < 8 * whole.Length; bit++)
        {
            var damaged = whole.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            await _store.DeleteAsync(key, null, Live);
            await _store.PutNewAsync(key, damaged, Live);

            ConversationReference? read;
            try
            {
                read = await Conversations().FindAsync(_person, Live);
            }
            catch (DocumentUnreadableException)
            {
                // The schema became that of a newer program: nobody writes over it.
                continue;
            }

            Assert.True(read is null || read == known, $"Bit {bit} made another address.");
        }
    }

    [Fact]
    public async Task A_damaged_address_is_set_aside_and_the_next_word_heals_it()
    {
        await Conversations().NoteAsync(_activity, Live);
        await OverwriteAsync(KeyOf("conversation"), "damaged"u8.ToArray());
        var conversations = Conversations();

        Assert.Null(await conversations.FindAsync(_person, Live));
        Assert.Equal(1, (await new DamagedDocuments(_store).CountAsync(Live))["conversation"]);

        await conversations.NoteAsync(_activity, Live);
        Assert.Equal(_activity.Conversation.Id, (await conversations.FindAsync(_person, Live))!.ConversationId);
    }

    [Fact]
    public async Task An_address_that_lies_there_bare_is_read_as_it_stands_and_written_again_in_its_envelope()
    {
        await Conversations().NoteAsync(_activity, Live);
        var bare = (await Conversations().FindAsync(_person, Live))! with { ServiceUrl = "https://smba.trafficmanager.net/before/" };
        await OverwriteAsync(KeyOf("conversation"), bare.ToUtf8Json());

        var conversations = Conversations();
        Assert.Equal(bare, await conversations.FindAsync(_person, Live));

        await conversations.NoteAsync(_activity, Live);
        Assert.Equal(_activity.ServiceUrl, (await conversations.FindAsync(_person, Live))!.ServiceUrl);
        Assert.StartsWith("{\"schema\":1,", System.Text.Encoding.UTF8.GetString(_store.Contents().Single().Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_dialog_is_set_aside_and_the_next_word_begins_anew()
    {
        var states = new DialogStates(_store);
        var state = new DialogState(DialogState.CurrentSchemaVersion, _time.GetUtcNow(), [], ["an activity"]).ToUtf8Json();
        Assert.True(await states.SaveAsync(Dialog, state, null, Live));
        Assert.Equal(state, (await states.LoadAsync(Dialog, Live))!.Body.ToArray());
        await OverwriteAsync(KeyOf("dialog"), _store.Contents().Single().Value[..^2]);

        Assert.Null(await states.LoadAsync(Dialog, Live));
        Assert.Equal(1, (await new DamagedDocuments(_store).CountAsync(Live))["dialog"]);
        Assert.True(await states.SaveAsync(Dialog, state, null, Live));
    }

    [Fact]
    public async Task A_dialog_that_lies_there_bare_goes_on()
    {
        var states = new DialogStates(_store);
        var state = new DialogState(DialogState.CurrentSchemaVersion, _time.GetUtcNow(), [], ["an activity"]).ToUtf8Json();
        await states.SaveAsync(Dialog, state, null, Live);
        await OverwriteAsync(KeyOf("dialog"), state);

        var stored = await states.LoadAsync(Dialog, Live);

        Assert.Equal(state, stored!.Body.ToArray());
        Assert.True(await states.SaveAsync(Dialog, state, stored.Revision, Live));
        Assert.Equal(state, (await states.LoadAsync(Dialog, Live))!.Body.ToArray());
    }

    /// <summary>Of a process that has just begun.</summary>
    private Conversations Conversations() => new(_store, _time);

    private StoreKey KeyOf(string kind) => StoreKey.FromEncoded(_store.Contents().Keys.Single(key => key.StartsWith(kind, StringComparison.Ordinal)));

    private async Task OverwriteAsync(StoreKey key, byte[] body)
    {
        await _store.DeleteAsync(key, null, Live);
        await _store.PutNewAsync(key, body, Live);
    }
}
