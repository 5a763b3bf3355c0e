using System.Collections.Concurrent;
using System.Text;
using CollabBot.BotFramework.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CollabBot.Doubles.Teams.Connector;

/// <summary>Checks what the bot brings with each call: a token of Entra, for the connector, issued to this bot, and not expired. Safe for concurrent use.</summary>
internal sealed class BotTokens(Uri entra, string appId, string tenantId, TimeProvider time) : IDisposable
{
    private const string Scheme = "Bearer ";

    private static readonly string Audience = BotCloud.Public.Scope[..^"/.default".Length];
    private static readonly ConnectorReply Denied = new(401, Encoding.UTF8.GetBytes("""{"message":"Authorization has been denied for this request."}"""));
    private static readonly ConnectorReply Stranger = ConnectorReply.Of(ConnectorError.BotNotRegistered, ErrorShape.Current);

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly HttpClient _http = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _good = new(StringComparer.Ordinal);
    private IList<SecurityKey> _keys = [];

    /// <returns>Null when the call may go on.</returns>
    public async ValueTask<ConnectorReply?> WhyNotAsync(string? authorization)
    {
        if (authorization?.StartsWith(Scheme, StringComparison.Ordinal) != true)
        {
            return Denied;
        }

        var token = authorization[Scheme.Length..];
        if (_good.TryGetValue(token, out var expires))
        {
            return time.GetUtcNow() < expires ? null : Denied;
        }

        var result = await CheckAsync(token);
        if (!result.IsValid)
        {
            return Denied;
        }

        var claims = result.ClaimsIdentity;
        if (claims.FindFirst("appid")?.Value != appId || claims.FindFirst("tid")?.Value != tenantId)
        {
            return Stranger;
        }

        _good[token] = new DateTimeOffset(result.SecurityToken.ValidTo, TimeSpan.Zero);
        return null;
    }

    public void Dispose() => _http.Dispose();

    private async Task<TokenValidationResult> CheckAsync(string token)
    {
        var result = await _handler.ValidateTokenAsync(token, Parameters());
        if (result.Exception is not SecurityTokenSignatureKeyNotFoundException)
        {
            return result;
        }

        _keys = new JsonWebKeySet(await _http.GetStringAsync(new Uri(entra, "/common/discovery/v2.0/keys"))).GetSigningKeys();
        return await _handler.ValidateTokenAsync(token, Parameters());
    }

    private TokenValidationParameters Parameters() => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        IssuerSigningKeys = _keys,
        TryAllIssuerSigningKeys = false,
        ValidAudience = Audience,
        ValidIssuer = $"https://sts.windows.net/{tenantId}/",
        LifetimeValidator = (notBefore, expires, _, _) => notBefore <= time.GetUtcNow() && time.GetUtcNow() < expires,
    };
}
