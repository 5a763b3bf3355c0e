using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CollabBot.BotFramework.Authentication;

/// <summary>Tokens that were checked and found good, until they expire. Holds hashes, not the tokens themselves. Safe for concurrent use.</summary>
/// <remarks>Bounded: only what the connector's own keys signed gets in, and when it is full it starts anew.</remarks>
internal sealed class RememberedTokens(TimeProvider time)
{
    private readonly ConcurrentDictionary<UInt256, ConnectorToken> _byHash = new();

    public void Add(string token, ConnectorToken accepted)
    {
        if (_byHash.Count >= BotLimits.RememberedTokens)
        {
            _byHash.Clear();
        }

        _byHash[HashOf(token)] = accepted;
    }

    /// <returns>Null when the token is not known or its time is over.</returns>
    public ConnectorToken? Find(ReadOnlySpan<char> token)
    {
        if (token.Length > BotLimits.MaxTokenLength || !_byHash.TryGetValue(HashOf(token), out var accepted))
        {
            return null;
        }

        return accepted.ExpiresAt >= time.GetUtcNow() - BotLimits.ClockSkew ? accepted : null;
    }

    private static UInt256 HashOf(ReadOnlySpan<char> token)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(token), hash);
        return MemoryMarshal.Read<UInt256>(hash);
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct UInt256(UInt128 High, UInt128 Low);
}
