using System.Globalization;
using CollabBot.BotFramework.Authentication;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CollabBot.Service.Health;

/// <summary>The bot can sign in to call Teams.</summary>
internal sealed class SignInCheck(BotAccess access) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) => await access.SignInAsync(cancellationToken) switch
    {
        AccessOutcome.Unneeded => HealthCheckResult.Healthy("Local clients are called without signing in."),
        AccessOutcome.Granted token => HealthCheckResult.Healthy(string.Create(
            CultureInfo.InvariantCulture, $"The bot is signed in; its token is {token.Age.TotalMinutes:0} min old and good for {token.Left.TotalMinutes:0} min more.")),
        AccessOutcome.Denied denied => HealthCheckResult.Unhealthy(
            $"The bot cannot sign in ({denied.Code}), so it can send nothing; answers are still taken. Check Bot:AppId, Bot:TenantId and its secret or certificate, and that this machine reaches the authority."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
