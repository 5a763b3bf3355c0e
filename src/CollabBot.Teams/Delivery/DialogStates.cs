using CollabBot.BotFramework.Dialogs;
using CollabBot.Core.Storage;

namespace CollabBot.Teams.Delivery;

/// <summary>Keeps where each person stands in a typed conversation: names of steps, ids of rounds and teams, never an answer.</summary>
internal sealed class DialogStates(IObjectStore store) : IDialogStateStore
{
    public async Task<StoredDialogState?> LoadAsync(DialogKey key, CancellationToken cancellationToken) =>
        await store.GetAsync(Key(key), cancellationToken) is { } stored ? new StoredDialogState(stored.Body, stored.Revision.Value) : null;

    public async Task<bool> SaveAsync(DialogKey key, ReadOnlyMemory<byte> state, string? expectedRevision, CancellationToken cancellationToken) =>
        (expectedRevision is null
            ? await store.PutNewAsync(Key(key), state, cancellationToken)
            : await store.PutIfAsync(Key(key), state, new Revision(expectedRevision), cancellationToken)) is not null;

    private static StoreKey Key(DialogKey key) => StoreKey.Of("dialog", key.TenantId, key.PersonId, key.ConversationId);
}
