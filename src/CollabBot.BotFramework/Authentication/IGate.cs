using Microsoft.AspNetCore.Http;

namespace CollabBot.BotFramework.Authentication;

/// <summary>Who may speak to the bot. Exactly one is chosen when the service starts. Implementations are safe for concurrent use.</summary>
internal interface IGate
{
    /// <summary>Asked before the body is read.</summary>
    ValueTask<GateOutcome> AdmitCallerAsync(HttpContext context, CancellationToken cancellationToken);
}
