using System.Net;
using System.Net.Http.Headers;
using CollabBot.BotFramework.Authentication;
using UnreachableException = System.Diagnostics.UnreachableException;

namespace CollabBot.BotFramework.Connector;

/// <summary>
/// The one way out to a connector: the address is checked, then whether the conversation and the host may be called now, and only
/// then is the bot's token added. Repeats nothing, but for a call whose token was refused: once, with another token. Safe for concurrent use.
/// </summary>
internal sealed class ConnectorTransport(
    ConnectorHttp http, IServiceUrlPolicy policy, BotTokenSource tokens, HostBreakers breakers, ConversationPauses pauses, ClosedHosts closed, ConnectorMetrics metrics)
{
    /// <summary>Calls go out everywhere, as far as is known.</summary>
    public bool IsOpenEverywhere => closed.AreNone;

    /// <exception cref="OperationCanceledException">Cancelled before anything was sent.</exception>
    public async ValueTask<ConnectorAnswer> CallAsync(ConnectorCall call, CancellationToken cancellationToken)
    {
        if (AddressOf(call) is not { } address)
        {
            return new ConnectorAnswer.NotSent(ConnectorFaults.ServiceUrlRefused, IsForbidden: true);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var answer = pauses.Remaining(call.Conversation) is { } wait
            ? new ConnectorAnswer.NotSent("ConversationPaused", wait)
            : await CallAsync(call, address, cancellationToken);
        switch (answer)
        {
            case ConnectorAnswer.NotSent { RetryAfter: not null } held:
                metrics.HeldBack(held.Reason);
                break;
            case ConnectorAnswer.Responded { Status: HttpStatusCode.TooManyRequests, RetryAfter: { } asked }:
                pauses.Pause(call.Conversation, asked);
                break;
        }

        return answer;
    }

    /// <summary>Whether calls go out to a service URL.</summary>
    public (Way Way, TimeSpan For) Find(string serviceUrl) =>
        !closed.AreNone && Uri.TryCreate(serviceUrl, UriKind.Absolute, out var root) ? closed.Find(root.Authority) : (Way.Open, TimeSpan.Zero);

    private async ValueTask<ConnectorAnswer> CallAsync(ConnectorCall call, Uri address, CancellationToken cancellationToken)
    {
        var answer = await CallSignedInAsync(call, address, cancellationToken);
        closed.Note(address.Authority, answer);
        return answer;
    }

    private async ValueTask<ConnectorAnswer> CallSignedInAsync(ConnectorCall call, Uri address, CancellationToken cancellationToken)
    {
        switch (await tokens.GetAsync(cancellationToken))
        {
            case SignInOutcome.Unneeded:
                return await ExchangeAsync(call, address, null, cancellationToken);
            case SignInOutcome.Failed failed:
                return new ConnectorAnswer.NotSent("SignInFailed", failed.RetryAfter);
            case SignInOutcome.SignedIn { Token: var token }:
                var answer = await ExchangeAsync(call, address, token.Header, cancellationToken);
                return answer is ConnectorAnswer.Responded { Status: HttpStatusCode.Unauthorized } && await tokens.RenewAsync(token, cancellationToken) is { } other
                    ? await ExchangeAsync(call, address, other.Header, cancellationToken)
                    : answer;
            default:
                throw new UnreachableException();
        }
    }

    private ValueTask<ConnectorAnswer> ExchangeAsync(ConnectorCall call, Uri address, AuthenticationHeaderValue? authorization, CancellationToken cancellationToken) =>
        breakers.RunAsync(
            address.Authority,
            static exchange => exchange.http.ExchangeAsync(exchange.call.Method, exchange.address, exchange.call.Body, exchange.authorization, exchange.cancellationToken),
            (http, call, address, authorization, cancellationToken));

    /// <returns>Null when the service URL may not be called.</returns>
    private Uri? AddressOf(ConnectorCall call) =>
        Uri.TryCreate(call.ServiceUrl.EndsWith('/') ? call.ServiceUrl : call.ServiceUrl + "/", UriKind.Absolute, out var root)
        && policy.Allows(root)
        && Uri.TryCreate(root, call.Path, out var address)
        && root.IsBaseOf(address)
            ? address
            : null;
}
