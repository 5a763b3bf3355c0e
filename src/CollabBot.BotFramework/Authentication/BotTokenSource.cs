using System.Globalization;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Logging;

namespace CollabBot.BotFramework.Authentication;

/// <summary>
/// The bot's token for the connector: fetched when first needed and again before it ends, while the old one serves on. One fetch at a time,
/// and after a failure none for a while: two seconds, then twice as long each time, up to a minute. Safe for concurrent use.
/// </summary>
/// <param name="credential">Null when local clients are called without a token.</param>
internal sealed partial class BotTokenSource(TokenCredential? credential, string scope, TimeProvider time, ILogger<BotTokenSource> logger)
{
    private readonly Lock _lock = new();
    private readonly string[] _scopes = [scope];

    private BotToken? _token;
    private Task<SignInOutcome>? _lastFetch;
    private DateTimeOffset _nextFetch = DateTimeOffset.MinValue;
    private int _failures;
    private volatile string _lastProblem = "NotTried";

    /// <summary>Why the last fetch that failed did so, as a code.</summary>
    public string LastProblem => _lastProblem;

    private Task<SignInOutcome>? Fetch => _lastFetch is { IsCompleted: false } fetch ? fetch : null;

    /// <summary>A token to call with. Waits for a fetch only while there is none that is good.</summary>
    public ValueTask<SignInOutcome> GetAsync(CancellationToken cancellationToken)
    {
        if (credential is null)
        {
            return ValueTask.FromResult<SignInOutcome>(SignInOutcome.Unneeded.Instance);
        }

        lock (_lock)
        {
            var now = time.GetUtcNow();
            var good = now < _token?.ExpiresAt ? _token : null;
            if (Fetch is null && now >= _nextFetch && (good is null || now >= good.RefreshAt))
            {
                StartFetch(claims: null);
            }

            return (good, Fetch) switch
            {
                ({ } token, _) => ValueTask.FromResult<SignInOutcome>(token.SignedIn),
                (_, { } fetch) => new ValueTask<SignInOutcome>(fetch.WaitAsync(cancellationToken)),
                _ => ValueTask.FromResult<SignInOutcome>(new SignInOutcome.Failed(_nextFetch - now)),
            };
        }
    }

    /// <summary>Drops a token that the connector refused, and looks for another: one that was fetched meanwhile, or a new one.</summary>
    /// <returns>Null when there is none to try with: what was refused is new itself, or the authority gives nothing else.</returns>
    public async ValueTask<BotToken?> RenewAsync(BotToken refused, CancellationToken cancellationToken)
    {
        Task<SignInOutcome> fetch;
        lock (_lock)
        {
            if (_token is { } current && !ReferenceEquals(current, refused))
            {
                return current.IsSameAs(refused) ? null : current;
            }

            var now = time.GetUtcNow();
            if (Fetch is null && (now < _nextFetch || now < refused.FetchedAt + BotLimits.TokenRenewalFloor))
            {
                return null;
            }

            _token = null;
            if (Fetch is null)
            {
                LogRefused();
                StartFetch(ClaimsOfOneIssuedAfter(now));
            }

            fetch = _lastFetch!;
        }

        return await fetch.WaitAsync(cancellationToken) is SignInOutcome.SignedIn { Token: var renewed } && !renewed.IsSameAs(refused) ? renewed : null;
    }

    /// <summary>Asking for claims is what makes the credential pass its own memory over; these are those of a token that was withdrawn.</summary>
    private static string ClaimsOfOneIssuedAfter(DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture, $$$$"""{"access_token":{"nbf":{"essential":true,"value":"{{{{now.ToUnixTimeSeconds()}}}}"}}}""");

    /// <summary>Belongs to no caller: whoever gives up waiting leaves it to the others.</summary>
    private void StartFetch(string? claims)
    {
        _nextFetch = time.GetUtcNow() + WaitAfter(_failures + 1);
        _lastFetch = Task.Run(() => FetchAsync(claims), CancellationToken.None);
    }

    private async Task<SignInOutcome> FetchAsync(string? claims)
    {
        using var limit = new CancellationTokenSource(BotLimits.SignInTimeout, time);
        BotToken? token = null;
        var code = "Expired";
        try
        {
            var answer = await credential!.GetTokenAsync(new TokenRequestContext(_scopes, claims: claims), limit.Token);
            token = new BotToken(answer.Token, time.GetUtcNow(), answer.RefreshOn, answer.ExpiresOn);
        }
        catch (AuthenticationFailedException e)
        {
            code = SignInFailures.CodeOf(e);
        }
        catch (OperationCanceledException)
        {
            code = "Timeout";
        }

        return Settle(token, code);
    }

    private SignInOutcome Settle(BotToken? fetched, string code)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (fetched is not null && now < fetched.ExpiresAt)
            {
                (_token, _failures, _nextFetch) = (fetched, 0, DateTimeOffset.MinValue);
                return fetched.SignedIn;
            }

            _lastProblem = code;
            var wait = WaitAfter(++_failures);
            _nextFetch = now + wait;
            if (now < _token?.ExpiresAt)
            {
                LogOldTokenServes(code, (_token.ExpiresAt - now).TotalMinutes);
                return _token.SignedIn;
            }

            LogNoToken(code, wait.TotalSeconds);
            return new SignInOutcome.Failed(wait);
        }
    }

    private static TimeSpan WaitAfter(int failures)
    {
        var wait = BotLimits.SignInRetry * Math.Pow(2, Math.Min(failures, 16) - 1);
        return wait < BotLimits.SignInMaxRetry ? wait : BotLimits.SignInMaxRetry;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connector refused the bot's token; another one is fetched.")]
    private partial void LogRefused();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bot could not sign in again ({Code}); the token that it has serves for {Minutes:F0} minutes more.")]
    private partial void LogOldTokenServes(string code, double minutes);

    [LoggerMessage(Level = LogLevel.Error, Message = "The bot could not sign in ({Code}), so it can send nothing; it tries again in {Seconds:F0} s at the soonest.")]
    private partial void LogNoToken(string code, double seconds);
}
