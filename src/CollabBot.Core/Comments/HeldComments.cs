using System.Globalization;
using CollabBot.Core.Privacy;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Comments;

/// <summary>Where a sweep's comments are kept, under which key. Decides nothing.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class HeldComments(IObjectStore store, IKeyWrap keys)
{
    private const string Root = "comments";
    private const string KeyName = "key";
    private const string Inbox = "inbox";
    private const string Ledger = "ledger";
    private const string EndName = "end.json";
    private const string ReleaseName = "release.json";

    private readonly WrappedKeys _keys = new(store, keys, "comments");

    public Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) => store.ServerTimeAsync(cancellationToken);

    /// <returns>The sweeps of a team of which anything is kept, oldest first; the flag tells whether anything is among it that goes when the sweep has ended.</returns>
    internal async Task<IReadOnlyList<(SweepRef Sweep, bool HoldsComments)>> ListAsync(TeamRef team, CancellationToken cancellationToken)
    {
        var found = new SortedDictionary<int, bool>();
        await foreach (var entry in store.ListAsync(TeamKey(team), cancellationToken))
        {
            if (entry.Key.Segments() is [_, _, _, var sweep, var name, ..] && int.TryParse(sweep, NumberStyles.None, CultureInfo.InvariantCulture, out var first))
            {
                found[first] = found.GetValueOrDefault(first) || name is KeyName or Inbox or Ledger;
            }
        }

        return [.. found.Select(entry => (new SweepRef(team, entry.Key), entry.Value))];
    }

    // ---- the key and the slots, gone when the sweep has ended ----

    /// <summary>Makes the sweep's key, wrapped, unless it has one.</summary>
    internal async Task<CommentBox> MakeBoxAsync(SweepRef sweep, CancellationToken cancellationToken)
    {
        await _keys.MakeAsync(Key(sweep, KeyName), CommentBox.KeyBytes, cancellationToken);
        return await FindBoxAsync(sweep, cancellationToken) ?? throw new StoreUnavailableException("A sweep's key vanished after it was written.");
    }

    /// <returns>Null when there is no key: nobody has written a comment, or they are destroyed.</returns>
    /// <exception cref="KeyUnavailableException">The key ring cannot unwrap the key.</exception>
    internal Task<CommentBox?> FindBoxAsync(SweepRef sweep, CancellationToken cancellationToken) => _keys.FindAsync(Key(sweep, KeyName), secret => new CommentBox(secret), cancellationToken);

    internal async Task<IReadOnlySet<string>> SlotsAsync(SweepRef sweep, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in store.ListAsync(Key(sweep, Inbox), cancellationToken))
        {
            names.Add(entry.Key.Segments()[^1]);
        }

        return names;
    }

    internal Task<StoredObject?> ReadSlotAsync(SweepRef sweep, string slot, CancellationToken cancellationToken) => store.GetAsync(Key(sweep, Inbox, slot), cancellationToken);

    /// <param name="expected">As read; null for a slot that was empty.</param>
    /// <returns>False when it changed meanwhile: read again and decide again.</returns>
    internal async Task<bool> WriteSlotAsync(SweepRef sweep, string slot, byte[] sealedComment, Revision? expected, CancellationToken cancellationToken) =>
        (expected is { } revision
            ? await store.PutIfAsync(Key(sweep, Inbox, slot), sealedComment, revision, cancellationToken)
            : await store.PutNewAsync(Key(sweep, Inbox, slot), sealedComment, cancellationToken)) is not null;

    /// <summary>Destroys the slots, the log of who was told, then the key, then what the store's files still hold of them. Safe to repeat.</summary>
    internal async Task DestroyAsync(SweepRef sweep, CancellationToken cancellationToken)
    {
        foreach (var folder in (string[])[Inbox, Ledger])
        {
            await foreach (var entry in store.ListAsync(Key(sweep, folder), cancellationToken))
            {
                await store.DeleteAsync(entry.Key, null, cancellationToken);
            }
        }

        await store.DeleteAsync(Key(sweep, KeyName), null, cancellationToken);
        await store.ScrubAsync(cancellationToken);
    }

    // ---- the end, and what came of it ----

    internal async Task<SweepEnd?> FindEndAsync(SweepRef sweep, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Key(sweep, EndName), CoreJson.Default.SweepEnd, cancellationToken))?.Value;

    /// <returns>The end that is in force: this one, or the one that somebody else wrote first.</returns>
    internal async Task<SweepEnd> FixEndAsync(SweepRef sweep, SweepEnd end, CancellationToken cancellationToken) =>
        (await store.UpdateAsync(Key(sweep, EndName), current => current ?? end, CoreJson.Default.SweepEnd, cancellationToken))!;

    internal Task MarkDoneAsync(SweepRef sweep, CancellationToken cancellationToken) =>
        store.UpdateAsync(Key(sweep, EndName), end => end is null or { IsDone: true } ? end : end with { IsDone = true }, CoreJson.Default.SweepEnd, cancellationToken);

    /// <returns>False when there is a release already, which then stands.</returns>
    internal Task<bool> FixReleaseAsync(SweepRef sweep, CommentRelease release, CancellationToken cancellationToken) =>
        store.CreateAsync(Key(sweep, ReleaseName), release, CoreJson.Default.CommentRelease, cancellationToken);

    internal async Task<CommentRelease?> FindReleaseAsync(SweepRef sweep, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Key(sweep, ReleaseName), CoreJson.Default.CommentRelease, cancellationToken))?.Value;

    /// <summary>Deletes what was released, when its time is over, and that the sweep ended. Safe to repeat.</summary>
    internal async Task ForgetAsync(SweepRef sweep, CancellationToken cancellationToken)
    {
        await store.DeleteAsync(Key(sweep, ReleaseName), null, cancellationToken);
        await store.DeleteAsync(Key(sweep, EndName), null, cancellationToken);
        await store.ScrubAsync(cancellationToken);
    }

    /// <summary>The log of whom it was told that their comment is not shown.</summary>
    internal static StoreKey LedgerKey(SweepRef sweep, string part) => Key(sweep, Ledger, $"told-{part}");

    private static StoreKey TeamKey(TeamRef team) => StoreKey.Of(Root, team.Tenant.Value, team.Team.Value);

    private static StoreKey Key(SweepRef sweep, params ReadOnlySpan<string> rest) => TeamKey(sweep.Team).Then([sweep.FirstRound.ToString("D6", CultureInfo.InvariantCulture), .. rest]);
}
