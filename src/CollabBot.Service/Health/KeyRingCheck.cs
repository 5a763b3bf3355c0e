using System.Security.Cryptography;
using CollabBot.Core.Privacy;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CollabBot.Service.Health;

/// <summary>What the key ring closes it opens again.</summary>
internal sealed class KeyRingCheck(IKeyWrap keys) : IHealthCheck
{
    private const string Purpose = "health";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        try
        {
            return Task.FromResult(keys.Unwrap(keys.Wrap(secret, Purpose), Purpose).AsSpan().SequenceEqual(secret)
                ? HealthCheckResult.Healthy("The key ring closes and opens.")
                : Closed());
        }
        catch (KeyUnavailableException)
        {
            return Task.FromResult(Closed());
        }
    }

    private static HealthCheckResult Closed() =>
        HealthCheckResult.Unhealthy("The key ring cannot be used: no round can be opened, and none that is open can be answered or counted. Let this account read and write it, or restore it from its backup.");
}
