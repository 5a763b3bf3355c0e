using System.Runtime.CompilerServices;
using CollabBot.Core.Storage;

namespace CollabBot.Tests.Contracts;

/// <summary>A caller that keeps the port's rules: after a failure nothing is taken as saved or as not saved; it tries again, and on "somebody else was first" looks whether that was itself.</summary>
/// <remarks>It knows itself by its bytes, so two writers of one key must not write the same.</remarks>
internal sealed class PatientObjectStore(IObjectStore inner) : IObjectStore
{
    public Task<StoredObject?> GetAsync(StoreKey key, CancellationToken cancellationToken) =>
        Patience.RunAsync(_ => inner.GetAsync(key, cancellationToken));

    public Task<Revision?> PutNewAsync(StoreKey key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        Patience.RunAsync(async uncertain =>
            await inner.PutNewAsync(key, body, cancellationToken) ?? (uncertain ? await OwnAsync(key, body, cancellationToken) : null));

    public Task<Revision?> PutIfAsync(StoreKey key, ReadOnlyMemory<byte> body, Revision expected, CancellationToken cancellationToken) =>
        Patience.RunAsync(async uncertain =>
            await inner.PutIfAsync(key, body, expected, cancellationToken) ?? (uncertain ? await OwnAsync(key, body, cancellationToken) : null));

    public Task<bool> DeleteAsync(StoreKey key, Revision? expected, CancellationToken cancellationToken) =>
        Patience.RunAsync(_ => inner.DeleteAsync(key, expected, cancellationToken));

    public async IAsyncEnumerable<ListedObject> ListAsync(StoreKey prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? last = null;
        for (var failed = true; failed;)
        {
            failed = false;
            await using var listing = inner.ListAsync(prefix, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                try
                {
                    if (!await listing.MoveNextAsync())
                    {
                        break;
                    }
                }
                catch (StoreUnavailableException)
                {
                    failed = true;
                    break;
                }

                // The order of keys is promised, so a listing that broke off goes on behind the last key.
                if (last is null || string.CompareOrdinal(listing.Current.Key.Value, last) > 0)
                {
                    last = listing.Current.Key.Value;
                    yield return listing.Current;
                }
            }
        }
    }

    public Task<AppendOutcome> AppendAsync(StoreKey key, ReadOnlyMemory<byte> bytes, long expectedPosition, CancellationToken cancellationToken) =>
        Patience.RunAsync(async uncertain =>
        {
            var outcome = await inner.AppendAsync(key, bytes, expectedPosition, cancellationToken);
            return uncertain && outcome is not AppendOutcome.Appended && await HoldsAsync(key, bytes, expectedPosition, cancellationToken)
                ? new AppendOutcome.Appended(expectedPosition + bytes.Length)
                : outcome;
        });

    public Task<ReadOnlyMemory<byte>> ReadLogAsync(StoreKey key, CancellationToken cancellationToken) =>
        Patience.RunAsync(_ => inner.ReadLogAsync(key, cancellationToken));

    public Task ScrubAsync(CancellationToken cancellationToken) => Patience.RunAsync(async _ =>
    {
        await inner.ScrubAsync(cancellationToken);
        return true;
    });

    public Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken) => Patience.RunAsync(_ => inner.ServerTimeAsync(cancellationToken));

    private async Task<Revision?> OwnAsync(StoreKey key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        await inner.GetAsync(key, cancellationToken) is { } found && found.Body.Span.SequenceEqual(body.Span) ? found.Revision : null;

    private async Task<bool> HoldsAsync(StoreKey key, ReadOnlyMemory<byte> bytes, long position, CancellationToken cancellationToken)
    {
        var log = await inner.ReadLogAsync(key, cancellationToken);
        return log.Length >= position + bytes.Length && log.Span.Slice((int)position, bytes.Length).SequenceEqual(bytes.Span);
    }
}
