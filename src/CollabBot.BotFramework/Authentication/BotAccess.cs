namespace CollabBot.BotFramework.Authentication;

/// <summary>For an operator: whether the bot can sign in to the connector, and whether it has the keys that callers are checked with.</summary>
/// <remarks>Asks for what a turn would ask for, at the same pace: what is at hand is not fetched again. Safe for concurrent use.</remarks>
public sealed class BotAccess
{
    private readonly BotTokenSource _tokens;
    private readonly SigningKeySource? _keys;
    private readonly TimeProvider _time;

    /// <param name="keys">Null when local clients call without tokens.</param>
    internal BotAccess(BotTokenSource tokens, SigningKeySource? keys, TimeProvider time)
    {
        _tokens = tokens;
        _keys = keys;
        _time = time;
    }

    /// <summary>The token that the bot calls out with.</summary>
    public async Task<AccessOutcome> SignInAsync(CancellationToken cancellationToken) => await _tokens.GetAsync(cancellationToken) switch
    {
        SignInOutcome.SignedIn { Token: var token } => new AccessOutcome.Granted(_time.GetUtcNow() - token.FetchedAt, token.ExpiresAt - _time.GetUtcNow()),
        SignInOutcome.Unneeded => AccessOutcome.Unneeded.Instance,
        _ => new AccessOutcome.Denied(_tokens.LastProblem),
    };

    /// <summary>The keys of inbound tokens.</summary>
    public async Task<AccessOutcome> FetchKeysAsync(CancellationToken cancellationToken)
    {
        if (_keys is null)
        {
            return AccessOutcome.Unneeded.Instance;
        }

        return await _keys.GetAsync(cancellationToken) is { } keys
            ? new AccessOutcome.Granted(_time.GetUtcNow() - keys.FetchedAt, keys.FetchedAt + BotLimits.KeyLifetime - _time.GetUtcNow())
            : new AccessOutcome.Denied(_keys.LastProblem);
    }
}

/// <summary>What an authority gives the bot.</summary>
public abstract record AccessOutcome
{
    private AccessOutcome()
    {
    }

    /// <summary>Local clients call, and are called, without tokens.</summary>
    public sealed record Unneeded : AccessOutcome
    {
        public static Unneeded Instance { get; } = new();
    }

    /// <param name="Age">Since it was fetched.</param>
    /// <param name="Left">For how long it may still be used.</param>
    public sealed record Granted(TimeSpan Age, TimeSpan Left) : AccessOutcome;

    /// <param name="Code">The authority's code, or what kind of failure it was; it names nobody and holds no secret.</param>
    public sealed record Denied(string Code) : AccessOutcome;
}
