namespace CollabBot.Core.Privacy;

/// <summary>Wraps small secrets (round keys) so that a reader of the store alone can use none of them.</summary>
/// <remarks>The wrapping key lives outside the <see cref="Storage.IObjectStore"/>. Safe for concurrent use.</remarks>
public interface IKeyWrap
{
    byte[] Wrap(ReadOnlySpan<byte> secret, string purpose);

    /// <exception cref="KeyUnavailableException">The key ring does not hold the key this was wrapped with, or the bytes were changed.</exception>
    byte[] Unwrap(ReadOnlySpan<byte> wrapped, string purpose);
}
