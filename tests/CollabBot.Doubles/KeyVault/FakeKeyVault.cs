using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CollabBot.Doubles.KeyVault;

/// <summary>One key of Azure Key Vault as its REST interface shows it (version 7.4): read the key, wrap and unwrap with a version of it.</summary>
/// <remarks>The keys are real RSA keys. It asks for a token and does not check whose it is. Safe for concurrent use.</remarks>
public sealed class FakeKeyVault : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, RSA> _versions = new(StringComparer.Ordinal);
    private readonly string _name;
    private volatile string _newest = "";

    private FakeKeyVault(WebApplication app, string vault, string name)
    {
        (_app, _name) = (app, name);
        Key = $"https://{vault}.vault.azure.net/keys/{name}";
        Rotate();
    }

    /// <summary>The key's address as the world knows it.</summary>
    public string Key { get; }

    /// <summary>Where it really listens.</summary>
    public Uri Url => new(_app.Urls.Single());

    /// <summary>What was asked for, in order: <c>get</c>, <c>wrapkey</c>, <c>unwrapkey</c>.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>The status that every call is refused with, or null.</summary>
    public int? Refusal { get; set; }

    public static async Task<FakeKeyVault> StartAsync(string vault = "acme", string name = "key-ring")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var vaultDouble = new FakeKeyVault(app, vault, name);
        app.MapGet("/keys/{name}", (string name, HttpRequest request) => vaultDouble.Answer(request, name, "get", () => vaultDouble.Described()));
        app.MapPost("/keys/{name}/{version}/{operation}", async (string name, string version, string operation, HttpRequest request) =>
        {
            var body = await JsonNode.ParseAsync(request.Body);
            return vaultDouble.Answer(request, name, operation, () => vaultDouble.Worked(version, operation, body!));
        });
        await app.StartAsync();
        return vaultDouble;
    }

    /// <summary>A new version of the key; the old ones still unwrap.</summary>
    public void Rotate()
    {
        var version = _versions.Count.ToString("x32", CultureInfo.InvariantCulture);
        _versions[version] = RSA.Create(2048);
        _newest = version;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        foreach (var key in _versions.Values)
        {
            key.Dispose();
        }
    }

    private IResult Answer(HttpRequest request, string name, string operation, Func<JsonObject?> work)
    {
        Calls.Enqueue(operation);
        return this switch
        {
            _ when !request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.Ordinal) => Refused(401, "Unauthorized"),
            { Refusal: { } status } => Refused(status, "Forbidden"),
            _ when name != _name || request.Query["api-version"] != "7.4" => Refused(404, "KeyNotFound"),
            _ => work() is { } answer ? Results.Text(answer.ToJsonString(), "application/json") : Refused(400, "BadParameter"),
        };
    }

    private JsonObject Described() => new() { ["key"] = new JsonObject { ["kid"] = $"{Key}/{_newest}", ["kty"] = "RSA" } };

    private JsonObject? Worked(string version, string operation, JsonNode body)
    {
        if (!_versions.TryGetValue(version, out var key) || body["alg"]!.GetValue<string>() != "RSA-OAEP-256")
        {
            return null;
        }

        var value = Base64Url.DecodeFromChars(body["value"]!.GetValue<string>());
        try
        {
            var result = operation == "wrapkey" ? key.Encrypt(value, RSAEncryptionPadding.OaepSHA256) : key.Decrypt(value, RSAEncryptionPadding.OaepSHA256);
            return new JsonObject { ["kid"] = $"{Key}/{version}", ["value"] = Base64Url.EncodeToString(result) };
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static IResult Refused(int status, string code) =>
        Results.Text(new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = "refused" } }.ToJsonString(), "application/json", statusCode: status);
}
