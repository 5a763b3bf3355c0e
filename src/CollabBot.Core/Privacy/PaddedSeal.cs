using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CollabBot.Core.Privacy;

/// <summary>Seals contents so that neither what they are nor how long they are can be told, nor can two of them be swapped: AES-256-GCM over a fixed length.</summary>
/// <remarks>Immutable; safe for concurrent use.</remarks>
/// <param name="key">32 bytes.</param>
/// <param name="paddedBytes">Every content holds this many bytes before encryption, <see cref="Overhead"/> of them for its length.</param>
internal sealed class PaddedSeal(byte[] key, int paddedBytes)
{
    /// <summary>By how many bytes the longest content is shorter than what it is padded to.</summary>
    public const int Overhead = sizeof(int);

    /// <summary>So many bytes are put together without an allocation; the short ones are many.</summary>
    private const int OnStack = 1024;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>How long everything sealed is.</summary>
    public int BoxBytes => NonceBytes + paddedBytes + TagBytes;

    /// <param name="slot">What the content is bound to: it opens as nothing else.</param>
    /// <param name="content">At most the padded length less <see cref="Overhead"/>.</param>
    public byte[] Seal(string slot, ReadOnlySpan<byte> content)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(content.Length, paddedBytes - Overhead);

        var padded = (paddedBytes <= OnStack ? stackalloc byte[OnStack] : new byte[paddedBytes])[..paddedBytes];
        padded.Clear();
        BinaryPrimitives.WriteInt32LittleEndian(padded, content.Length);
        content.CopyTo(padded[Overhead..]);

        var box = new byte[BoxBytes];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(box.AsSpan(0, NonceBytes), padded, box.AsSpan(NonceBytes, paddedBytes), box.AsSpan(NonceBytes + paddedBytes), Encoding.UTF8.GetBytes(slot));
        CryptographicOperations.ZeroMemory(padded);
        return box;
    }

    /// <exception cref="CryptographicException">Not sealed by this key for this slot, or changed since.</exception>
    public byte[] Open(string slot, ReadOnlySpan<byte> box)
    {
        if (box.Length != BoxBytes)
        {
            throw new CryptographicException("What was sealed has another length.");
        }

        var padded = (paddedBytes <= OnStack ? stackalloc byte[OnStack] : new byte[paddedBytes])[..paddedBytes];
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Decrypt(box[..NonceBytes], box.Slice(NonceBytes, paddedBytes), box[(NonceBytes + paddedBytes)..], padded, Encoding.UTF8.GetBytes(slot));
        var content = padded.Slice(Overhead, BinaryPrimitives.ReadInt32LittleEndian(padded)).ToArray();
        CryptographicOperations.ZeroMemory(padded);
        return content;
    }
}
