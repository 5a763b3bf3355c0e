using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CollabBot.Service.Deletion;

/// <summary>What was deleted, and that nothing was found of it afterwards. Written only when nothing was.</summary>
/// <param name="Begun">When the deletion began; an earlier instant than the walk's where it was broken off in between.</param>
/// <param name="Deleted">Documents and logs by kind, the first segment of their keys; each once, however often it was begun.</param>
/// <param name="Hints">Messages that were taken off the queue.</param>
internal sealed record Certificate(
    int Schema,
    string Organisation,
    string? Team,
    DateTimeOffset Begun,
    string Program,
    string Store,
    IReadOnlyDictionary<string, int> Deleted,
    int Total,
    int Hints,
    CertifiedWalk Walk,
    IReadOnlyList<string> Proves,
    IReadOnlyList<string> ProvesNot);

/// <summary>The walk over the whole store after the deletion.</summary>
internal sealed record CertifiedWalk(DateTimeOffset At, int Documents, long Bytes, int Found);

/// <summary>A certificate as it lies in a file: <c>{ "certificate": {…}, "sha256": "…" }</c>, the checksum over the certificate's bytes as they stand there.</summary>
internal static class CertificateFile
{
    public const int Schema = 1;

    private const string ContentName = "certificate";
    private const string ChecksumName = "sha256";

    public static IReadOnlyList<string> Proves { get; } =
    [
        "The program named here read every document and log of the store after deleting, and none of them named the organisation or team, in its key or in its content.",
        "The checksum shows whether this text was changed since; \"collabbot delete --verify\" checks it and walks the store again.",
    ];

    /// <param name="seesEveryMessage">False where messages may be left on the queue.</param>
    /// <param name="isFile">The store is a file of this machine.</param>
    public static IReadOnlyList<string> ProvesNot(bool seesEveryMessage, bool isFile) =>
    [
        "Copies elsewhere: backups and snapshots, of disks too, and files that were exported. Delete them by their own schedule.",
        isFile
            ? "What the disk keeps: the database file was written anew without what was deleted, but a disk may keep old blocks."
            : "What the storage account keeps of deleted blobs, where soft delete or versions are switched on: it goes when their time is over.",
        "What is in Microsoft Teams: messages that were sent stay there until the organisation deletes them.",
        "Logs and figures of the service hold no id of an organisation, a team or a person and are not part of this.",
        "That nothing comes back: while the bot is installed in Teams, an event from there begins a new record. Remove the bot there, or take the organisation out of Bot:AllowedTenants, first.",
        "Who wrote it: the checksum is no signature, and anybody can make one for another text. Keep the certificate where only few can change it.",
        .. seesEveryMessage ? (ReadOnlySpan<string>)[] : ["Messages that were hidden on the queue while it was read: they hold ids of the organisation, its teams and rounds, do nothing when their time comes, and are gone then."],
    ];

    public static byte[] Write(Certificate certificate)
    {
        var content = JsonSerializer.Serialize(certificate, CertificateJson.Default.Certificate);
        return Encoding.UTF8.GetBytes($"{{\n\"{ContentName}\": {content},\n\"{ChecksumName}\": \"{Checksum(content)}\"\n}}\n");
    }

    /// <returns>Null when it is no certificate, or was changed since it was written.</returns>
    public static Certificate? Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var document = JsonDocument.Parse(file);
            return document.RootElement.EnumerateObject().Select(member => member.Name).SequenceEqual([ContentName, ChecksumName])
                && document.RootElement.GetProperty(ContentName) is var content
                && Checksum(content.GetRawText()) == document.RootElement.GetProperty(ChecksumName).GetString()
                && content.Deserialize(CertificateJson.Default.Certificate) is { Schema: Schema } certificate ? certificate : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Checksum(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n", RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Certificate))]
internal sealed partial class CertificateJson : JsonSerializerContext;
