using System.Collections.Concurrent;
using CollabBot.BotFramework.Activities;
using CollabBot.Core.Storage;

namespace CollabBot.Teams.Delivery;

/// <summary>Which addresses were written down, or found to be written down, a short while ago: so that each tap need not look again.</summary>
/// <remarks>
/// In memory only, forgotten after <see cref="Memory"/>: until then an address that another process has written meanwhile is not corrected.
/// Safe for concurrent use.
/// </remarks>
internal sealed class LatelyHeard(TimeProvider time)
{
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(5);

    /// <summary>At most this many; when there are more, all are looked up once again.</summary>
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<StoreKey, (ConversationReference Reference, long At)> _heard = [];

    // Since all were forgotten last. The dictionary's own count takes every lock that it has.
    private int _added;

    /// <returns>The address; null when it is not remembered.</returns>
    public ConversationReference? Find(StoreKey key) => _heard.TryGetValue(key, out var known) && time.GetElapsedTime(known.At) < Memory ? known.Reference : null;

    public bool IsAsBefore(StoreKey key, ConversationReference reference) =>
        Find(key) is { } known && known with { VerifiedAt = reference.VerifiedAt } == reference;

    public void Note(StoreKey key, ConversationReference reference)
    {
        if (!_heard.TryAdd(key, (reference, time.GetTimestamp())))
        {
            _heard[key] = (reference, time.GetTimestamp());
        }
        else if (Interlocked.Increment(ref _added) > Most)
        {
            Interlocked.Exchange(ref _added, 0);
            _heard.Clear();
        }
    }
}
