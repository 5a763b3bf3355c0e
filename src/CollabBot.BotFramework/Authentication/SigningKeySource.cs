using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace CollabBot.BotFramework.Authentication;

/// <summary>
/// The keys that tokens are checked with: fetched when first needed, again as they age, and once more when a token names a key that
/// is not among them. One fetch at a time, and no stranger can cause more than one in five minutes. Safe for concurrent use.
/// </summary>
internal sealed partial class SigningKeySource(OpenIdMetadata metadata, TimeProvider time, ILogger<SigningKeySource> logger) : IDisposable
{
    private readonly SemaphoreSlim _fetching = new(1, 1);

    private volatile State _state = new(null, DateTimeOffset.MinValue, "NotTried");

    /// <summary>Why the last fetch that failed did so, as a code.</summary>
    public string LastProblem => _state.Problem;

    public void Dispose() => _fetching.Dispose();

    /// <summary>The keys to check with. Where they can't be fetched, the last ones serve until they are a day old.</summary>
    /// <returns>Null when there are none that may be used: then nobody can be admitted.</returns>
    public ValueTask<SigningKeys?> GetAsync(CancellationToken cancellationToken) =>
        IsDue(_state)
            ? FetchAsync(IsDue, patience: Usable(_state) is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellationToken)
            : ValueTask.FromResult(Usable(_state));

    /// <summary>Looks whether newer keys were announced than those in which a token's key was not found.</summary>
    /// <param name="known">The keys that were looked in.</param>
    /// <returns>The newest keys, which may be <paramref name="known"/> still; null when there are none that may be used.</returns>
    public ValueTask<SigningKeys?> GetNewerAsync(SigningKeys known, CancellationToken cancellationToken)
    {
        return MayHaveNewer(_state)
            ? FetchAsync(MayHaveNewer, Timeout.InfiniteTimeSpan, cancellationToken)
            : ValueTask.FromResult(Usable(_state));

        bool MayHaveNewer(State state) => ReferenceEquals(state.Keys, known) && time.GetUtcNow() - state.TriedAt >= BotLimits.KeyRefreshFloor;
    }

    /// <summary>One request fetches. Others wait for it only if they have no keys, or miss one.</summary>
    /// <param name="isWanted">Asked again when it is this request's turn: another may have fetched meanwhile.</param>
    private async ValueTask<SigningKeys?> FetchAsync(Func<State, bool> isWanted, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (!await _fetching.WaitAsync(patience, cancellationToken))
        {
            return Usable(_state);
        }

        try
        {
            if (isWanted(_state))
            {
                _state = await NextAsync(_state);
            }
        }
        finally
        {
            _fetching.Release();
        }

        return Usable(_state);
    }

    private async Task<State> NextAsync(State state)
    {
        var triedAt = time.GetUtcNow();
        switch (await metadata.FetchAsync())
        {
            case MetadataOutcome.Fetched fetched:
                return new State(fetched.Keys, triedAt, state.Problem);
            case MetadataOutcome.Failed failed when Usable(state) is { } old:
                LogOldKeysServe(failed.Code, (time.GetUtcNow() - old.FetchedAt).TotalHours);
                return state with { TriedAt = triedAt, Problem = failed.Code };
            case MetadataOutcome.Failed failed:
                LogNoKeys(failed.Code);
                return state with { TriedAt = triedAt, Problem = failed.Code };
            default:
                throw new UnreachableException();
        }
    }

    private SigningKeys? Usable(State state) =>
        state.Keys is { } keys && time.GetUtcNow() - keys.FetchedAt <= BotLimits.KeyLifetime ? keys : null;

    private bool IsDue(State state)
    {
        var sinceTried = time.GetUtcNow() - state.TriedAt;
        return Usable(state) is { } keys
            ? time.GetUtcNow() - keys.FetchedAt >= BotLimits.KeyRefresh && sinceTried >= BotLimits.KeyRefreshFloor
            : sinceTried >= BotLimits.KeyRetry;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The keys of inbound tokens could not be fetched ({Code}); those of {Hours:F1} hours ago serve on.")]
    private partial void LogOldKeysServe(string code, double hours);

    [LoggerMessage(Level = LogLevel.Error, Message = "The keys of inbound tokens could not be fetched ({Code}) and there are none to use: every request is refused with 503.")]
    private partial void LogNoKeys(string code);

    private sealed record State(SigningKeys? Keys, DateTimeOffset TriedAt, string Problem);
}
