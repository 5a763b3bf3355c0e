using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using CollabBot.BotFramework.Activities;
using Microsoft.IdentityModel.Tokens;

namespace CollabBot.BotFramework.Authentication;

/// <summary>All keys that were announced at one moment. Immutable, so a check sees one state of the world from start to end.</summary>
internal sealed class SigningKeys
{
    private const int MinKeyBytes = 2048 / 8;
    private const int MaxKeyBytes = 8192 / 8;

    private readonly FrozenDictionary<string, SigningKey> _byKeyId;

    private SigningKeys(FrozenDictionary<string, SigningKey> byKeyId, DateTimeOffset fetchedAt)
    {
        _byKeyId = byKeyId;
        FetchedAt = fetchedAt;
    }

    public DateTimeOffset FetchedAt { get; }

    /// <summary>Reads a key set. Keys of another kind, for another use, too short or broken are left out.</summary>
    /// <returns>Null when no key is left, or two keys have one id.</returns>
    public static SigningKeys? Read(JsonElement json, DateTimeOffset fetchedAt)
    {
        var byKeyId = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        foreach (var key in new TolerantReader(json).Children("keys"))
        {
            if (ReadKey(key) is { } signing && !byKeyId.TryAdd(signing.Key.KeyId, signing))
            {
                return null;
            }
        }

        return byKeyId.Count == 0 ? null : new SigningKeys(byKeyId.ToFrozenDictionary(StringComparer.Ordinal), fetchedAt);
    }

    public SigningKey? Find(string keyId) => _byKeyId.GetValueOrDefault(keyId);

    private static SigningKey? ReadKey(TolerantReader key)
    {
        if (key.Text("kid") is not { Length: > 0 } keyId
            || key.Text("kty") is not "RSA"
            || key.Text("use") is not (null or "sig")
            || ReadNumber(key.Text("n")) is not { Length: >= MinKeyBytes and <= MaxKeyBytes } modulus
            || ReadNumber(key.Text("e")) is not { Length: > 0 and <= 8 } exponent)
        {
            return null;
        }

        return new SigningKey(
            new RsaSecurityKey(new RSAParameters { Modulus = modulus, Exponent = exponent }) { KeyId = keyId },
            ReadTexts(key.Raw("endorsements")).ToFrozenSet(StringComparer.Ordinal));
    }

    private static IEnumerable<string> ReadTexts(JsonElement? json)
    {
        if (json is not { ValueKind: JsonValueKind.Array } array)
        {
            yield break;
        }

        foreach (var text in array.EnumerateArray())
        {
            if (text.ValueKind == JsonValueKind.String && ReadText(text) is { Length: > 0 } channel)
            {
                yield return channel;
            }
        }
    }

    /// <returns>Null for an escaped lone surrogate, which is JSON and yet no text.</returns>
    private static string? ReadText(JsonElement json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static byte[]? ReadNumber(string? text) => text is not null && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
