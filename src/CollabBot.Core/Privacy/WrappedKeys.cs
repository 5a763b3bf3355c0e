using System.Security.Cryptography;
using CollabBot.Core.Storage;

namespace CollabBot.Core.Privacy;

/// <summary>Keys that lie, wrapped, beside what they seal: made once, and gone for good when their object is deleted.</summary>
/// <remarks>Safe for concurrent use.</remarks>
/// <param name="purpose">Keeps keys of one use from being unwrapped for another.</param>
internal sealed class WrappedKeys(IObjectStore store, IKeyWrap keys, string purpose)
{
    /// <summary>Makes a key, unless there is one.</summary>
    /// <param name="bytes">How long it is.</param>
    public async Task MakeAsync(StoreKey at, int bytes, CancellationToken cancellationToken)
    {
        var secret = RandomNumberGenerator.GetBytes(bytes);
        await store.PutNewAsync(at, keys.Wrap(secret, purpose), cancellationToken);
        CryptographicOperations.ZeroMemory(secret);
    }

    /// <param name="box">What the key is for; must not keep the bytes, which are wiped afterwards.</param>
    /// <returns>Null when the key is destroyed or was never made.</returns>
    /// <exception cref="KeyUnavailableException">The key ring cannot unwrap the key.</exception>
    public async Task<TBox?> FindAsync<TBox>(StoreKey at, Func<byte[], TBox> box, CancellationToken cancellationToken)
        where TBox : class
    {
        if (await store.GetAsync(at, cancellationToken) is not { } wrapped)
        {
            return null;
        }

        var secret = keys.Unwrap(wrapped.Body.Span, purpose);
        try
        {
            return box(secret);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }
}
