using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CollabBot.Service.Health;

/// <summary>Wires everything that is looked at: what decides about readiness, and what an operator is told beside it.</summary>
internal static class HealthChecks
{
    /// <summary>Decides whether this process may be sent work: nothing that another process could not do either.</summary>
    public const string Ready = "ready";

    /// <summary>Asked of a process that serves; of another it would mean nothing.</summary>
    public const string Draining = "draining";

    public static IServiceCollection AddCollabBotHealth(this IServiceCollection services)
    {
        services.AddSingleton<Canary>();
        services.AddSingleton<DamagedDocuments>();
        services.AddSingleton<OverdueRounds>();
        services.AddSingleton<StoreCheck>();
        services.AddSingleton<StateGauges>();
        services.TryAddSingleton(new Vantage(MayBeStopped: false));
        services.AddHealthChecks()
            .AddCheck<StoreCheck>("store", tags: [Ready])
            .AddCheck<DiskCheck>("disk", tags: [Ready])
            .AddCheck<DrainingCheck>(Draining, tags: [Ready])
            .AddCheck<SignInCheck>("sign-in")
            .AddCheck<SigningKeysCheck>("signing keys")
            .AddCheck<KeyRingCheck>("key ring")
            .AddCheck<ScheduleCheck>("schedule")
            .AddCheck<QueueCheck>("queue")
            .AddCheck<PoisonCheck>("poison")
            .AddCheck<DamageCheck>("documents")
            .AddCheck<PurgeCheck>("purge")
            .AddCheck<ClockCheck>("clock");

        // A probe asks every few seconds; what it is told need not be logged each time as well.
        services.Configure<LoggerFilterOptions>(filters => filters.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks.DefaultHealthCheckService", LogLevel.Critical));
        return services;
    }

    /// <returns>How each check that is wanted turned out, in the order of registration.</returns>
    public static async Task<IReadOnlyList<Finding>> LookAsync(this HealthCheckService checks, Func<HealthCheckRegistration, bool> isWanted, CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(isWanted, cancellationToken);
        return [.. report.Entries.Select(entry => Finding.Of(entry.Key, entry.Value))];
    }
}

/// <summary>From where is looked.</summary>
/// <param name="MayBeStopped">True for a command beside the service: that nothing ticks is no fault then, where the store has one owner.</param>
internal sealed record Vantage(bool MayBeStopped);
