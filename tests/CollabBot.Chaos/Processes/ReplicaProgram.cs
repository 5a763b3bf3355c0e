using CollabBot.Core.Delivery;
using CollabBot.Service;
using CollabBot.Service.Workers;
using CollabBot.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace CollabBot.Chaos.Processes;

/// <summary>One replica: the real service with its workers, on a free port of this machine. It says its address on standard output once it is ready, and logs to standard error.</summary>
/// <remarks>It ends by itself when standard input does: then the process that started it is gone.</remarks>
internal static class ReplicaProgram
{
    /// <summary>The argument that makes a replica of this program; its settings follow.</summary>
    public const string Verb = "replica";

    public static async Task<int> RunAsync(string settings)
    {
        EndWithParent();
        await using var app = Build(ReplicaSettings.Parse(settings));
        await app.StartAsync();
        await Console.Out.WriteLineAsync(app.Urls.Single());
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static WebApplication Build(ReplicaSettings settings)
    {
        var builder = ServiceHost.CreateBuilder("Development");
        builder.Configuration["Storage:Provider"] = settings.ConnectionString is null ? StorageOptions.Sqlite : StorageOptions.Azure;
        builder.Configuration["Storage:ConnectionString"] = settings.ConnectionString;
        builder.Configuration["Storage:SqlitePath"] = settings.SqlitePath;
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        builder.Services.AddSingleton<TimeProvider>(new OffsetClock(settings.ClockOffset));
        builder.Services.AddSingleton(settings.IsPaced ? PaceLimits.Published : PaceLimits.None);
        builder.Services.AddSingleton(WorkHold.Default with { Silence = settings.Hold });
        if (settings.Later > TimeSpan.Zero)
        {
            builder.Host.UseServiceProviderFactory(new LaterStore.ServiceProviderFactory(settings.Later));
        }

        builder.Services.AddHostedService<Worker>();
        builder.Services.AddHostedService<Ticker>();
        return ServiceHost.Build(builder, ["http://127.0.0.1:0"]);
    }

    private static void EndWithParent()
    {
        var watch = new Thread(() =>
        {
            var input = Console.OpenStandardInput();
            while (input.ReadByte() >= 0)
            {
            }

            Environment.Exit(1);
        });
        watch.IsBackground = true;
        watch.Start();
    }
}
