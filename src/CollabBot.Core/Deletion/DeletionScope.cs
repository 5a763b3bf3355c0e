using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Deletion;

/// <summary>Whose data is to go: those of an organisation, or of one team of it. Immutable.</summary>
/// <param name="Team">Null for the whole organisation.</param>
public sealed record DeletionScope(TenantId Tenant, TeamId? Team)
{
    private const string Schedule = "sched";

    /// <summary>Kinds of documents whose keys name no organisation.</summary>
    private static readonly string[] OfNobody = [Schedule, "poison", "replica", "deployment", "health", "disposal", "disposing", "stop-everywhere", "audit-all"];

    /// <summary>What must not be found any more, in a key or in a document.</summary>
    private string Marker => Team?.Value ?? Tenant.Value;

    /// <summary>Tells this from other scopes and shows nobody whose it is.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Tenant.Value}\u001F{Team?.Value}")));

    /// <summary>The kind of a document, by its key; of a copy of a damaged one, that it is one.</summary>
    public static string KindOf(StoreKey key) => key.Segments()[0];

    /// <summary>Whether the key says that it is theirs: then it goes, whatever lies under it.</summary>
    public bool Owns(StoreKey key) => Owns(key.Segments());

    /// <summary>Whether the document is of their organisation, or of nobody: then its content decides.</summary>
    public bool MayConcern(StoreKey key) => key.Segments() is var segments && (OfNobody.Contains(OwnSegments(segments)[0]) || IsOfTenant(OwnSegments(segments)));

    public static bool IsSchedule(StoreKey key) => key.Segments()[0] == Schedule;

    /// <summary>Whether a key names them anywhere.</summary>
    public bool IsNamedIn(StoreKey key) => key.Segments().Any(segment => IsNamedIn(Encoding.UTF8.GetBytes(segment)));

    /// <summary>Whether bytes name them: as they are written, or as JSON writes them. A longer id that begins or ends with theirs is another's, and the name of a member of ours is nobody's.</summary>
    public bool IsNamedIn(ReadOnlySpan<byte> bytes) =>
        Names(bytes, Encoding.UTF8.GetBytes(Marker)) || Names(bytes, JsonEncodedText.Encode(Marker).EncodedUtf8Bytes);

    internal static bool Names(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> id)
    {
        for (var from = 0; bytes[from..].IndexOf(id) is var at and >= 0; from += at + 1)
        {
            var (first, after) = (from + at, from + at + id.Length);
            if ((first == 0 || !IsOfId(bytes[first - 1])) && (after == bytes.Length || !IsOfId(bytes[after])) && !bytes[after..].StartsWith("\":"u8))
            {
                return true;
            }
        }

        return false;
    }

    private bool Owns(IReadOnlyList<string> segments) => OwnSegments(segments) is var own && IsOfTenant(own) && (Team is not { } team || own.Skip(2).Contains(team.Value));

    private bool IsOfTenant(IReadOnlyList<string> own) => own.Count > 1 && !OfNobody.Contains(own[0]) && own[1] == Tenant.Value;

    /// <summary>Of a copy of a damaged document, the key that the document had.</summary>
    private static IReadOnlyList<string> OwnSegments(IReadOnlyList<string> segments) => segments is [DamagedDocuments.Root, _, ..] ? [.. segments.Skip(1)] : segments;

    private static bool IsOfId(byte character) => char.IsAsciiLetterOrDigit((char)character) || character is (byte)'-' or (byte)'_';
}
