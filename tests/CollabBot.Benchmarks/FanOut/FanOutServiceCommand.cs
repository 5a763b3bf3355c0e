using System.CommandLine;
using System.Globalization;
using CollabBot.Benchmarks.Load;
using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Service;
using CollabBot.Service.Workers;
using CollabBot.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CollabBot.Benchmarks.FanOut;

/// <summary>The real service on SQLite in a process of its own: it opens rounds and sets to work when it is told to, at no pace and with all its hands at once.</summary>
internal static class FanOutServiceCommand
{
    public const string Name = "serve-fan-out";

    /// <summary>Opens the next round of every team, with a number of weeks after it by which the round is dated later; answers with how many people are to be asked.</summary>
    public const string OpenPath = "/open/";

    /// <summary>Follows hints from now on.</summary>
    public const string WorkPath = "/work";

    /// <summary>Finishes what is under way and follows no more hints.</summary>
    public const string RestPath = "/rest";

    /// <summary>Answers with the bytes of the managed heap after a full collection.</summary>
    public const string HeapPath = "/heap";

    public static Command Create()
    {
        var folder = new Argument<string>("folder");
        var command = new Command(Name, "Serves the whole product until its input ends; started by fanout.") { folder };
        command.Hidden = true;
        command.SetAction((parsed, cancellationToken) => ServerCommand.RunAsync(Build(parsed.GetValue(folder)!), cancellationToken));
        return command;
    }

    private static WebApplication Build(string folder)
    {
        var builder = ServiceHost.CreateBuilder("Development");
        builder.Logging.ClearProviders();
        builder.Configuration["Storage:Provider"] = StorageOptions.Sqlite;
        builder.Configuration["Storage:SqlitePath"] = Path.Combine(folder, "service.db");
        builder.Services.AddSingleton(PaceLimits.None);
        builder.Services.AddSingleton(WorkHold.Default with { OneMoreEvery = TimeSpan.Zero });
        var server = ServiceHost.Build(builder, ["http://127.0.0.1:0"]);
        Worker? worker = null;
        server.MapGet(OpenPath + "{weeks}", async context =>
        {
            var weeks = int.Parse((string)context.Request.RouteValues["weeks"]!, CultureInfo.InvariantCulture);
            await TellAsync(context, await OpenAsync(server.Services, weeks, context.RequestAborted));
        });
        server.MapGet(WorkPath, async context =>
        {
            worker = ActivatorUtilities.CreateInstance<Worker>(server.Services, ActivatorUtilities.CreateInstance<WorkPump>(server.Services));
            await worker.StartAsync(CancellationToken.None);
            await TellAsync(context, 0);
        });
        server.MapGet(RestPath, async context =>
        {
            await (worker?.StopAsync(CancellationToken.None) ?? Task.CompletedTask);
            worker?.Dispose();
            worker = null;
            await TellAsync(context, 0);
        });
        server.MapGet(HeapPath, context =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return TellAsync(context, GC.GetTotalMemory(forceFullCollection: true));
        });
        return server;
    }

    private static async Task<long> OpenAsync(IServiceProvider services, int weeks, CancellationToken cancellationToken)
    {
        var open = services.GetRequiredService<OpenRound>();
        var people = 0;
        await foreach (var (team, _) in services.GetRequiredService<TeamRegistry>().ListAsync(cancellationToken))
        {
            var date = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(7 * weeks);
            people += await open.HandleAsync(team, date, cancellationToken) is OpenRoundOutcome.Opened opened ? opened.Plan.Participants.Count : 0;
        }

        return people;
    }

    private static Task TellAsync(HttpContext context, long number) => context.Response.WriteAsync(number.ToString(CultureInfo.InvariantCulture), context.RequestAborted);
}
