using CollabBot.BotFramework.Dialogs;
using CollabBot.Core.Storage;

namespace CollabBot.Teams.Delivery;

/// <summary>Keeps where each person stands in a typed conversation: names of steps, ids of rounds and teams, never an answer. A damaged state is none: the next word begins anew.</summary>
internal sealed class DialogStates(IObjectStore store) : IDialogStateStore
{
    private readonly ForeignDocuments<State> _stored = new(store, json => DialogState.Parse(json.Span) is null ? null : new State(json));

    public async Task<StoredDialogState?> LoadAsync(DialogKey key, CancellationToken cancellationToken) =>
        await _stored.ReadAsync(Key(key), cancellationToken) is { } stored ? new StoredDialogState(stored.Value.Json, stored.Revision.Value) : null;

    public async Task<bool> SaveAsync(DialogKey key, ReadOnlyMemory<byte> state, string? expectedRevision, CancellationToken cancellationToken) =>
        (expectedRevision is null
            ? await _stored.PutNewAsync(Key(key), state, cancellationToken)
            : await _stored.PutIfAsync(Key(key), state, new Revision(expectedRevision), cancellationToken)) is not null;

    private static StoreKey Key(DialogKey key) => StoreKey.Of("dialog", key.TenantId, key.PersonId, key.ConversationId);

    private sealed record State(ReadOnlyMemory<byte> Json);
}
