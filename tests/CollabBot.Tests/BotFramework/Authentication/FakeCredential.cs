using System.Collections.Concurrent;
using Azure.Core;

namespace CollabBot.Tests.BotFramework.Authentication;

/// <summary>Gives tokens as it is told; each answer is a new one unless it says otherwise.</summary>
internal sealed class FakeCredential(Func<TokenRequestContext, int, Task<AccessToken>>? answer = null) : TokenCredential
{
    private int _asked;

    /// <summary>How often it was asked.</summary>
    public int Asked => _asked;

    public ConcurrentQueue<TokenRequestContext> Requests { get; } = new();

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new InvalidOperationException("Nobody waits here.");

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _asked);
        Requests.Enqueue(requestContext);
        return answer is null ? new AccessToken($"token-{number}", DateTimeOffset.MaxValue) : await answer(requestContext, number).WaitAsync(cancellationToken);
    }
}
