using System.Globalization;
using CollabBot.BotFramework.Authentication;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CollabBot.Service.Health;

/// <summary>The keys are at hand that callers are checked with; without them nobody can be admitted.</summary>
internal sealed class SigningKeysCheck(BotAccess access) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) => await access.FetchKeysAsync(cancellationToken) switch
    {
        AccessOutcome.Unneeded => HealthCheckResult.Healthy("Local clients call without tokens."),
        AccessOutcome.Granted keys => HealthCheckResult.Healthy(string.Create(
            CultureInfo.InvariantCulture, $"The keys of inbound tokens are {keys.Age.TotalHours:0.0} h old and good for {keys.Left.TotalHours:0.0} h more.")),
        AccessOutcome.Denied denied => HealthCheckResult.Unhealthy(
            $"There are no keys to check inbound tokens with ({denied.Code}): every message and every answer is refused. Let this machine reach the sign-in metadata of Bot:Cloud."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
