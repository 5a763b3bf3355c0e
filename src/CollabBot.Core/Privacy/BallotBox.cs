using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Privacy;

/// <summary>
/// What a round's key can do while it exists: name a person's slot, seal and open what is in it, and stamp the cards that may be answered.
/// When the key is destroyed at closing, nobody can do any of it again.
/// </summary>
/// <remarks>
/// Slots are named HMAC-SHA256(key, tenant, person): without the key a list of the whole staff does not tell whose slot is whose.
/// Contents are AES-256-GCM, bound to their slot and padded to one length, so that neither a swap nor the size tells anything.
/// Immutable; safe for concurrent use.
/// </remarks>
public sealed class BallotBox
{
    public const int KeyBytes = 32;

    /// <summary>Every sealed ballot holds this many bytes before encryption, whatever was answered.</summary>
    private const int PaddedBytes = 1024;

    private const int SlotBytes = 16;
    private const int StampBytes = 16;
    private const char Separator = '\u001F';

    private readonly byte[] _slotKey;
    private readonly PaddedSeal _seal;
    private readonly byte[] _stampKey;
    private readonly byte[] _reminderKey;
    private readonly byte[] _withdrawalKey;

    public BallotBox(ReadOnlySpan<byte> roundKey)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(roundKey.Length, KeyBytes);
        _slotKey = Derive(roundKey, "slot");
        _seal = new PaddedSeal(Derive(roundKey, "seal"), PaddedBytes);
        _stampKey = Derive(roundKey, "stamp");
        _reminderKey = Derive(roundKey, "reminder");
        _withdrawalKey = Derive(roundKey, "withdrawal");
    }

    /// <summary>The name of a person's slot: 32 hexadecimal digits.</summary>
    public string SlotOf(PersonRef person) => Mac(_slotKey, SlotBytes, person.Tenant.Value, person.Person.Value);

    /// <summary>By which a person's reminder is accounted for, and which cannot be matched with their slot: 32 hexadecimal digits.</summary>
    public string ReminderOf(PersonRef person) => Mac(_reminderKey, SlotBytes, person.Tenant.Value, person.Person.Value);

    /// <summary>With which whoever holds it may withdraw what is in a slot. The same slot, the same code; kept nowhere.</summary>
    public WithdrawalCode WithdrawalCodeOf(RoundRef round, string slot) => new(TagOf(round), Mac(_withdrawalKey, WithdrawalCode.ProofDigits / 2, slot));

    /// <summary>Tells which of an organisation's rounds a code is for, nearly always only one. No secret.</summary>
    internal static string TagOf(RoundRef round) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(Separator, round.Tenant.Value, round.Team.Team.Value, round.Round.Value))).AsSpan(0, WithdrawalCode.TagDigits / 2));

    /// <param name="ballot">At most 1,020 bytes as JSON.</param>
    public byte[] Seal(string slot, Ballot ballot) => Seal(slot, JsonSerializer.SerializeToUtf8Bytes(ballot, CoreJson.Default.Ballot));

    /// <returns>An empty ballot for an empty slot.</returns>
    /// <exception cref="CryptographicException">Not sealed by this key for this slot, or changed since.</exception>
    public Ballot BallotIn(string slot, StoredObject? stored) => stored is null
        ? Ballot.Empty
        : JsonSerializer.Deserialize(Open(slot, stored.Body.Span), CoreJson.Default.Ballot) ?? throw new InvalidDataException("A sealed ballot holds null.");

    /// <param name="content">At most 1,020 bytes.</param>
    internal byte[] Seal(string slot, ReadOnlySpan<byte> content) => _seal.Seal(slot, content);

    /// <exception cref="CryptographicException">Not sealed by this key for this slot, or changed since.</exception>
    internal byte[] Open(string slot, ReadOnlySpan<byte> box) => _seal.Open(slot, box);

    /// <summary>What a card carries to prove that it was made here, for this round and at this revision. Says nothing about who it was made for.</summary>
    public string Stamp(RoundRef round, int cardRevision) =>
        Mac(_stampKey, StampBytes, "1", round.Tenant.Value, round.Team.Team.Value, round.Round.Value, cardRevision.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public bool IsStampedHere(RoundRef round, int cardRevision, string stamp) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Stamp(round, cardRevision)), Encoding.ASCII.GetBytes(stamp));

    private static byte[] Derive(ReadOnlySpan<byte> roundKey, string use)
    {
        var key = new byte[KeyBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, roundKey, key, [], Encoding.ASCII.GetBytes(use));
        return key;
    }

    private static string Mac(byte[] key, int bytes, params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Join(Separator, parts!))).AsSpan(0, bytes));
}
