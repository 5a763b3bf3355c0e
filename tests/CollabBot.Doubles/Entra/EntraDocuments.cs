using System.Buffers.Text;
using System.Text.Json.Nodes;

namespace CollabBot.Doubles.Entra;

/// <summary>What Entra publishes of itself, in the shapes that libraries for signing in ask for.</summary>
internal static class EntraDocuments
{
    public static JsonObject Keys(IEnumerable<FakeEntraKey> keys) => new() { ["keys"] = new JsonArray([.. keys.Select(Key)]) };

    /// <param name="root">Scheme and host of every address in it.</param>
    public static JsonObject Configuration(string root, string tenant) => new()
    {
        ["issuer"] = $"{root}/{tenant}/v2.0",
        ["authorization_endpoint"] = $"{root}/{tenant}/oauth2/v2.0/authorize",
        ["token_endpoint"] = $"{root}/{tenant}/oauth2/v2.0/token",
        ["jwks_uri"] = $"{root}/{tenant}/discovery/v2.0/keys",
        ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "private_key_jwt", "client_secret_basic"),
        ["response_types_supported"] = new JsonArray("code", "id_token", "code id_token", "id_token token"),
        ["subject_types_supported"] = new JsonArray("pairwise"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
    };

    /// <summary>Says that an authority is one, whichever it is.</summary>
    public static JsonObject InstanceDiscovery(string root)
    {
        var host = new Uri(root).Authority;
        return new JsonObject
        {
            ["tenant_discovery_endpoint"] = $"{root}/common/v2.0/.well-known/openid-configuration",
            ["api-version"] = "1.1",
            ["metadata"] = new JsonArray(new JsonObject { ["preferred_network"] = host, ["preferred_cache"] = host, ["aliases"] = new JsonArray(host) }),
        };
    }

    private static JsonObject Key(FakeEntraKey key)
    {
        var numbers = key.Numbers;
        var json = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = key.KeyId,
            ["n"] = Base64Url.EncodeToString(numbers.Modulus),
            ["e"] = Base64Url.EncodeToString(numbers.Exponent),
        };
        if (key.Endorsements is { } endorsements)
        {
            json["endorsements"] = new JsonArray([.. endorsements.Select(channel => JsonValue.Create(channel))]);
        }

        return json;
    }
}
