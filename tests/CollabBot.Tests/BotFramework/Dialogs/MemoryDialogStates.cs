using System.Globalization;
using CollabBot.BotFramework.Dialogs;

namespace CollabBot.Tests.BotFramework.Dialogs;

/// <summary>States in memory; can be made to lose races.</summary>
internal sealed class MemoryDialogStates : IDialogStateStore
{
    private readonly Dictionary<DialogKey, StoredDialogState> _states = [];
    private int _revision;

    public List<string> Events { get; } = [];

    /// <summary>Before so many saves, somebody else writes the same state.</summary>
    public int LostRaces { get; set; }

    /// <summary>Runs once, between what the next turn decides and what it saves.</summary>
    public Func<Task>? BeforeNextSave { get; set; }

    public bool Fails { get; set; }

    public Task<StoredDialogState?> LoadAsync(DialogKey key, CancellationToken cancellationToken) => Task.FromResult(_states.GetValueOrDefault(key));

    public async Task<bool> SaveAsync(DialogKey key, ReadOnlyMemory<byte> state, string? expectedRevision, CancellationToken cancellationToken)
    {
        if (BeforeNextSave is { } before)
        {
            BeforeNextSave = null;
            await before();
        }

        if (Fails)
        {
            throw new IOException("The store is away.");
        }

        if (LostRaces > 0)
        {
            LostRaces--;
            Put(key, _states.TryGetValue(key, out var current) ? current.Body : new DialogState(DialogState.CurrentSchemaVersion, DateTimeOffset.MaxValue, [], []).ToUtf8Json());
        }

        if (_states.GetValueOrDefault(key)?.Revision != expectedRevision)
        {
            Events.Add("stale");
            return false;
        }

        Put(key, state);
        Events.Add("save");
        return true;
    }

    public void Put(DialogKey key, ReadOnlyMemory<byte> body) => _states[key] = new StoredDialogState(body, (++_revision).ToString(CultureInfo.InvariantCulture));

    public ReadOnlyMemory<byte> Body(DialogKey key) => _states[key].Body;

    public DialogState State(DialogKey key) => DialogState.Parse(_states[key].Body.Span)!;
}
