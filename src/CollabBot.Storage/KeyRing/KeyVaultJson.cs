using System.Text.Json.Serialization;

namespace CollabBot.Storage.KeyRing;

/// <summary>What the vault is sent.</summary>
internal sealed record KeyOperation([property: JsonPropertyName("alg")] string Algorithm, [property: JsonPropertyName("value")] string Value);

[JsonSerializable(typeof(KeyOperation))]
internal sealed partial class KeyVaultJson : JsonSerializerContext;
