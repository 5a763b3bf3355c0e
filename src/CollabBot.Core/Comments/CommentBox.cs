using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Comments;

/// <summary>What a sweep's key can do while it exists: name the slot of a person's comment on an area, and seal and open what is in it.</summary>
/// <remarks>Has nothing in common with the keys of the sweep's rounds, so no comment leads to an answer. Immutable; safe for concurrent use.</remarks>
internal sealed class CommentBox
{
    public const int KeyBytes = 32;

    /// <summary>The largest comment in base 64, and what stands around it.</summary>
    private const int PaddedBytes = (CommentText.MaxBytes * 4 / 3) + 256;

    private const int NameBytes = 16;
    private const char Separator = '\u001F';

    private readonly byte[] _slotKey;
    private readonly byte[] _noticeKey;
    private readonly PaddedSeal _seal;

    public CommentBox(ReadOnlySpan<byte> sweepKey)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(sweepKey.Length, KeyBytes);
        _slotKey = Derive(sweepKey, "comment slot");
        _noticeKey = Derive(sweepKey, "comment notice");
        _seal = new PaddedSeal(Derive(sweepKey, "comment seal"), PaddedBytes);
    }

    /// <summary>The name of the slot: 32 hexadecimal digits.</summary>
    public string SlotOf(PersonRef person, PracticeArea area) => Mac(_slotKey, person.Tenant.Value, person.Person.Value, area.Id);

    /// <summary>By which a notice to a person is accounted for, and which cannot be matched with any slot of theirs.</summary>
    public string NoticeOf(PersonRef person) => Mac(_noticeKey, person.Tenant.Value, person.Person.Value);

    public byte[] Seal(string slot, SealedComment comment) => _seal.Seal(slot, JsonSerializer.SerializeToUtf8Bytes(comment, CoreJson.Default.SealedComment));

    /// <returns>Null for an empty slot.</returns>
    /// <exception cref="CryptographicException">Not sealed by this key for this slot, or changed since.</exception>
    public SealedComment? Open(string slot, StoredObject? stored) =>
        stored is null ? null : JsonSerializer.Deserialize(_seal.Open(slot, stored.Body.Span), CoreJson.Default.SealedComment);

    private static byte[] Derive(ReadOnlySpan<byte> sweepKey, string use)
    {
        var key = new byte[KeyBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, sweepKey, key, [], Encoding.ASCII.GetBytes(use));
        return key;
    }

    private static string Mac(byte[] key, params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Join(Separator, parts!))).AsSpan(0, NameBytes));
}
