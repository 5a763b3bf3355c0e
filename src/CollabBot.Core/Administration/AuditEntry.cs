using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Administration;

/// <summary>One decision about a team.</summary>
/// <param name="What">Which setting, or what was done: a word of the program's own, such as <c>threshold</c>.</param>
/// <param name="Who">Whose decision it was; null for the program's own.</param>
/// <param name="Old">As it was; null when there was nothing before.</param>
/// <param name="New">As it is from now on.</param>
public sealed record AuditFact(string What, PersonId? Who, string? Old, string New);

/// <summary>A decision in its place in the log.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="At">By the store's clock.</param>
/// <param name="Salt">Chance, so that two writers never write the same bytes.</param>
/// <param name="Hash">SHA-256, in hexadecimal, over the entry before this one and everything in this one.</param>
public sealed record AuditEntry(int Number, DateTimeOffset At, AuditFact Fact, string Salt, string Hash)
{
    internal const int SaltDigits = 16;

    /// <summary>Stands between the parts that are hashed; no part can hold it unescaped, because each goes in with its length.</summary>
    private const char Separator = '\u001F';

    internal static AuditEntry After(AuditEntry? previous, AuditFact fact, DateTimeOffset at, string salt)
    {
        var entry = new AuditEntry((previous?.Number ?? 0) + 1, at, fact, salt, "");
        return entry with { Hash = entry.HashAfter(previous) };
    }

    internal bool Follows(AuditEntry? previous) => Number == (previous?.Number ?? 0) + 1 && Hash == HashAfter(previous);

    internal byte[] ToLine() => [.. JsonSerializer.SerializeToUtf8Bytes(this, AuditJson.Default.AuditEntry), (byte)'\n'];

    private string HashAfter(AuditEntry? previous)
    {
        string?[] parts = [previous?.Hash, Number.ToString(CultureInfo.InvariantCulture), At.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture), Fact.What, Fact.Who?.Value, Fact.Old, Fact.New, Salt];
        var text = string.Join(Separator, parts.Select(part => part is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{part.Length}:{part}")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(AuditEntry))]
internal sealed partial class AuditJson : JsonSerializerContext;
