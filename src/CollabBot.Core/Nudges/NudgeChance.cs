using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CollabBot.Core.Nudges;

/// <summary>Draws that look like chance and come out the same every time: HMAC-SHA256 under a seed. Immutable; safe for concurrent use.</summary>
internal sealed class NudgeChance(string seed)
{
    private const char Separator = '\u001F';
    private const int BitsOfDouble = 53;

    private readonly byte[] _seed = Encoding.UTF8.GetBytes(seed);

    /// <summary>Between 0 and 1, both excluded, each as likely as any other.</summary>
    /// <param name="purpose">What is drawn for; another purpose draws another number.</param>
    public double Uniform(params ReadOnlySpan<string> purpose)
    {
        var hash = HMACSHA256.HashData(_seed, Encoding.UTF8.GetBytes(string.Join(Separator, purpose!)));
        return ((BinaryPrimitives.ReadUInt64BigEndian(hash) >> (64 - BitsOfDouble)) + 0.5) / (1L << BitsOfDouble);
    }
}
