using System.Globalization;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CollabBot.BotFramework.Authentication;

/// <summary>Checks the tokens that the connector brings: who issued them, for whom, when, and that one of the announced keys signed them. Safe for concurrent use.</summary>
internal sealed class ConnectorTokens(InboundRules rules, SigningKeySource keys, RememberedTokens remembered, TimeProvider time)
{
    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = BotLimits.MaxTokenLength, MapInboundClaims = false };

    /// <param name="token">Part of a header: the text of a token that is remembered, 1.3 KB, is not copied out of it.</param>
    public async ValueTask<TokenOutcome> CheckAsync(ReadOnlyMemory<char> token, CancellationToken cancellationToken) =>
        remembered.Find(token.Span) is { } known && ReferenceEquals(known.Keys, await keys.GetAsync(cancellationToken))
            ? new TokenOutcome.Accepted(known)
            : await CheckNewAsync(token.ToString(), cancellationToken);

    private static string Reason(Exception? exception) => exception switch
    {
        SecurityTokenInvalidIssuerException => "token_issuer",
        SecurityTokenInvalidAudienceException => "token_audience",
        SecurityTokenInvalidAlgorithmException => "token_algorithm",
        SecurityTokenNoExpirationException => "token_without_expiry",
        SecurityTokenExpiredException => "token_expired",
        SecurityTokenNotYetValidException => "token_not_yet_valid",
        SecurityTokenInvalidLifetimeException => "token_lifetime",
        _ => "token_signature",
    };

    private static JsonWebToken? Read(string token)
    {
        // Three parts, all of them filled: neither unsigned nor encrypted.
        if (token.Length > BotLimits.MaxTokenLength || token.Count(c => c == '.') != 2 || token.EndsWith('.'))
        {
            return null;
        }

        try
        {
            return new JsonWebToken(token);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static DateTimeOffset Utc(DateTime instant) => new(DateTime.SpecifyKind(instant, DateTimeKind.Utc));

    /// <summary>An array of one audience is one audience; anything beside ours makes the token somebody else's too.</summary>
    private string? FirstProblem(JsonWebToken token)
    {
        if (!string.Equals(token.Issuer, rules.Cloud.Issuer, StringComparison.Ordinal))
        {
            return "token_issuer";
        }

        if (!string.Equals(token.Alg, SecurityAlgorithms.RsaSha256, StringComparison.Ordinal) || token.TryGetHeaderValue<object>("crit", out _))
        {
            return "token_algorithm";
        }

        if (string.IsNullOrEmpty(token.Kid))
        {
            return "token_key_unknown";
        }

        return token.Audiences.Take(2).Count() == 1 ? null : "token_audience";
    }

    private async ValueTask<TokenOutcome> CheckNewAsync(string token, CancellationToken cancellationToken)
    {
        // Whatever can be told without keys is told first, so that noise does not make us fetch any.
        if (Read(token) is not { } parsed)
        {
            return new TokenOutcome.Refused("token_malformed");
        }

        if (FirstProblem(parsed) is { } problem)
        {
            return new TokenOutcome.Refused(problem);
        }

        var current = await keys.GetAsync(cancellationToken);
        if (current is not null && current.Find(parsed.Kid) is null)
        {
            current = await keys.GetNewerAsync(current, cancellationToken);
        }

        if (current is null)
        {
            return TokenOutcome.NoKeys.Instance;
        }

        return current.Find(parsed.Kid) is { } key
            ? await CheckSignedAsync(token, parsed, key, current)
            : new TokenOutcome.Refused("token_key_unknown");
    }

    private async Task<TokenOutcome> CheckSignedAsync(string token, JsonWebToken parsed, SigningKey key, SigningKeys current)
    {
        var result = await _handler.ValidateTokenAsync(parsed, ParametersFor(key.Key));
        if (!result.IsValid)
        {
            return new TokenOutcome.Refused(Reason(result.Exception));
        }

        var serviceUrl = parsed.TryGetPayloadValue<string>("serviceurl", out var claim) ? claim : null;
        var accepted = new ConnectorToken(serviceUrl, key.Endorsements, Utc(parsed.ValidTo), current);
        remembered.Add(token, accepted);
        return new TokenOutcome.Accepted(accepted);
    }

    /// <summary>Made for one check and given to nobody else, so no request can change what another is measured by.</summary>
    private TokenValidationParameters ParametersFor(RsaSecurityKey key) => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        IssuerSigningKey = key,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        ValidIssuer = rules.Cloud.Issuer,
        ValidAudience = rules.AppId,
        IgnoreTrailingSlashWhenValidatingAudience = false,
        RequireExpirationTime = true,
        LifetimeValidator = (notBefore, expires, _, _) => IsInTime(notBefore, expires),
    };

    /// <exception cref="SecurityTokenException">It is not, and why.</exception>
    private bool IsInTime(DateTime? notBefore, DateTime? expires)
    {
        var now = time.GetUtcNow();
        if (expires is not { } end)
        {
            throw new SecurityTokenNoExpirationException();
        }

        if (Utc(end) < now - BotLimits.ClockSkew)
        {
            throw new SecurityTokenExpiredException();
        }

        if (notBefore is { } start && Utc(start) > now + BotLimits.ClockSkew)
        {
            throw new SecurityTokenNotYetValidException();
        }

        return Utc(end) - now <= BotLimits.MaxTokenLifetime
            ? true
            : throw new SecurityTokenInvalidLifetimeException(string.Create(CultureInfo.InvariantCulture, $"Lives longer than {BotLimits.MaxTokenLifetime.TotalHours} hours."));
    }
}
