using System.Buffers.Text;
using System.Security.Cryptography;
using CollabBot.BotFramework.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CollabBot.Benchmarks;

/// <summary>Signs tokens as the connector brings them, announces the key they are signed with, and signs the bot in.</summary>
internal sealed class TokenIssuer : IDisposable
{
    public const string MetadataPath = "/v1/.well-known/openidconfiguration";

    /// <summary>Where the bot fetches its own token.</summary>
    public const string SignInPath = "/oauth2/v2.0/token";

    private const string KeysPath = "/v1/.well-known/keys";
    private const string KeyId = "measured-1";

    private readonly RSA _key = RSA.Create(2048);
    private readonly JsonWebTokenHandler _handler = new();

    public void Map(IEndpointRouteBuilder endpoints)
    {
        var numbers = _key.ExportParameters(includePrivateParameters: false);
        var keys = $$"""{"keys":[{"kty":"RSA","use":"sig","kid":"{{KeyId}}","n":"{{Base64Url.EncodeToString(numbers.Modulus)}}","e":"{{Base64Url.EncodeToString(numbers.Exponent)}}","endorsements":["msteams"]}]}""";
        endpoints.MapGet(KeysPath, context => context.Response.WriteAsync(keys));
        endpoints.MapGet(MetadataPath, context => context.Response.WriteAsync(
            $$"""{"issuer":"{{BotCloud.Public.Issuer}}","jwks_uri":"http://{{context.Request.Host}}{{KeysPath}}"}"""));
        endpoints.MapPost(SignInPath, context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync($$"""{"token_type":"Bearer","expires_in":7200,"access_token":"{{Token($"http://{context.Request.Host}/")}}"}""");
        });
    }

    /// <param name="number">Makes the token differ from others.</param>
    public string Token(string serviceUrl, int number = 0)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = BotCloud.Public.Issuer,
            Audience = Workload.AppId,
            NotBefore = now.AddMinutes(-1),
            Expires = now.AddHours(2),
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["serviceurl"] = serviceUrl, ["number"] = number },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(_key) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256),
        });
    }

    public void Dispose() => _key.Dispose();
}
