using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CollabBot.Doubles.Entra;

/// <summary>A token in the making. Header, claims and key can be changed as nobody honest would.</summary>
public sealed class FakeEntraToken(FakeEntraKey key)
{
    public JsonObject Header { get; } = new() { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = key.KeyId };

    public JsonObject Claims { get; init; } = [];

    /// <summary>What signs; the header's <c>kid</c> stays as it is.</summary>
    public RSA Key { get; set; } = key.Key;

    public void SignWith(FakeEntraKey other)
    {
        Key = other.Key;
        Header["kid"] = other.KeyId;
    }

    public string Sign() => Sign(input =>
    {
        // One key serves tests that run side by side.
        lock (Key)
        {
            return Key.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    });

    public string Sign(Func<byte[], byte[]> sign)
    {
        var input = Encode(Header) + "." + Encode(Claims);
        return input + "." + Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(input)));
    }

    public static string Encode(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
