using CollabBot.BotFramework.Activities;
using Microsoft.AspNetCore.Http;
using UnreachableException = System.Diagnostics.UnreachableException;

namespace CollabBot.BotFramework.Authentication;

/// <summary>Lets the connector in by its token, and only with activities that the token was issued for.</summary>
internal sealed class TokenGate(ConnectorTokens tokens, ActivityBinding binding) : IGate
{
    private const string Scheme = "Bearer ";

    public async ValueTask<GateOutcome> AdmitCallerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var headers = context.Request.Headers.Authorization;
        if (headers.Count == 0)
        {
            return Refuse("no_token");
        }

        // With two, what checks and what logs or forwards might each believe another one.
        if (headers is not [{ } header] || !header.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return Refuse("authorization_malformed");
        }

        return await tokens.CheckAsync(header.AsMemory(Scheme.Length), cancellationToken) switch
        {
            TokenOutcome.Accepted accepted => new GateOutcome.Admitted(new Connector(accepted.Token, binding)),
            TokenOutcome.Refused refused => Refuse(refused.Reason),
            TokenOutcome.NoKeys => new GateOutcome.Refused(StatusCodes.Status503ServiceUnavailable, "no_keys"),
            _ => throw new UnreachableException(),
        };
    }

    private static GateOutcome.Refused Refuse(string reason) => new(StatusCodes.Status401Unauthorized, reason);

    private sealed class Connector(ConnectorToken token, ActivityBinding binding) : ICaller
    {
        public string? FirstProblem(Activity activity) => binding.FirstProblem(activity, token);
    }
}
