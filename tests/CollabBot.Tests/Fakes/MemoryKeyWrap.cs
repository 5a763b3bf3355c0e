using System.Text;
using CollabBot.Core.Privacy;

namespace CollabBot.Tests.Fakes;

/// <summary>Wraps so that a test can see it was done: the purpose in front, every bit turned over. Protects nothing.</summary>
internal sealed class MemoryKeyWrap : IKeyWrap
{
    public byte[] Wrap(ReadOnlySpan<byte> secret, string purpose) => [.. Encoding.UTF8.GetBytes(purpose), .. Turned(secret)];

    public byte[] Unwrap(ReadOnlySpan<byte> wrapped, string purpose)
    {
        var mark = Encoding.UTF8.GetBytes(purpose);
        return wrapped.StartsWith(mark) ? Turned(wrapped[mark.Length..]) : throw new KeyUnavailableException("Wrapped for another purpose.");
    }

    private static byte[] Turned(ReadOnlySpan<byte> bytes)
    {
        var turned = bytes.ToArray();
        for (var i = 0; i < turned.Length; i++)
        {
            turned[i] = (byte)(turned[i] ^ byte.MaxValue);
        }

        return turned;
    }
}
