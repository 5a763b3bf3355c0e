using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using CollabBot.Core.Storage;

namespace CollabBot.Core.Delivery;

/// <summary>Messages that could not be worked on, put aside so that the queue drains: each under <c>poison/{queue}/{date}/{id}</c>, its body as it was.</summary>
/// <remarks>
/// A hint holds ids of tenants, teams and rounds and nothing of a person, so neither does what is put aside. Nothing is lost by it for good:
/// what a round still needs is hinted at again by the <see cref="Sweeper"/>. Safe for concurrent use.
/// </remarks>
public sealed class Poison(IObjectStore store, IWorkQueue queue, TimeProvider time, DeliveryMetrics metrics)
{
    private const string Root = "poison";
    private const int IdBytes = 10;
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>Puts a message aside and takes it off its queue. The same hint lies aside once for each day, however often it is given and fails again.</summary>
    public async Task PutAsideAsync(WorkMessage message, PoisonReason reason, CancellationToken cancellationToken)
    {
        var date = time.GetUtcNow().ToString(DateFormat, CultureInfo.InvariantCulture);
        await store.PutNewAsync(StoreKey.Of(Root, message.Queue, date, IdOf(message)), message.Body, cancellationToken);
        await queue.DoneAsync(message, cancellationToken);
        metrics.PutAside(message.Queue, reason);
    }

    /// <summary>What lies aside, for an operator; by queue, oldest date first.</summary>
    public async IAsyncEnumerable<PoisonedMessage> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in store.ListAsync(StoreKey.Of(Root), cancellationToken))
        {
            if (entry.Key.Segments() is [Root, var from, var date, var id]
                && DateOnly.TryParseExact(date, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                yield return new PoisonedMessage(from, day, id);
            }
        }
    }

    /// <summary>Gives a message back to its queue, as new; once the cause is mended.</summary>
    /// <returns>False when it does not lie aside (any more).</returns>
    public async Task<bool> ReplayAsync(PoisonedMessage message, CancellationToken cancellationToken)
    {
        var key = StoreKey.Of(Root, message.Queue, message.Date.ToString(DateFormat, CultureInfo.InvariantCulture), message.Id);
        if (await store.GetAsync(key, cancellationToken) is not { } stored)
        {
            return false;
        }

        // In this order a crash in between repeats a hint, which changes nothing; in the other it would lose one.
        await queue.SendAsync(message.Queue, stored.Body, TimeSpan.Zero, cancellationToken);
        await store.DeleteAsync(key, null, cancellationToken);
        return true;
    }

    private static string IdOf(WorkMessage message) => Convert.ToHexStringLower(SHA256.HashData(message.Body.Span).AsSpan(0, IdBytes));
}

/// <summary>A message that lies aside.</summary>
/// <param name="Date">When it was put there, in UTC.</param>
/// <param name="Id">Made of its body.</param>
public sealed record PoisonedMessage(string Queue, DateOnly Date, string Id);

/// <summary>Why a message was put aside.</summary>
public enum PoisonReason
{
    /// <summary>Work on it failed too often.</summary>
    Failed,

    /// <summary>It is no hint of ours.</summary>
    Unreadable,

    /// <summary>It was taken again and again, and nobody lived to say what became of it.</summary>
    NeverSettled,
}
