using System.Security.Cryptography;
using CollabBot.BotFramework.Authentication;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Service.Workers;
using CollabBot.Storage;
using Microsoft.Extensions.Logging.Console;

namespace CollabBot.Service.Demo;

/// <summary>The real service in this process, on a store of its own, beside a connector for a made team. Gone when disposed, its store with it.</summary>
internal sealed class DemoStage : IAsyncDisposable
{
    /// <summary>A Monday morning.</summary>
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder;
    private readonly WebApplication _service;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }, disposeHandler: true);

    private DemoStage(MadeTeam team, DemoClock clock, ConnectorDouble connector, WebApplication service, DirectoryInfo folder)
    {
        _folder = folder;
        _service = service;
        Team = team;
        Clock = clock;
        Connector = connector;
        Client = new TeamsClient(_http, new Uri(service.Urls.First() + "/api/messages"), connector.ServiceUrl, clock);
        Engine = new DemoEngine(Part<OpenDueRounds>(), Part<Sweeper>(), Part<DueErrands>(), Part<WorkPump>(), clock);
    }

    public MadeTeam Team { get; }

    public DemoClock Clock { get; }

    public ConnectorDouble Connector { get; }

    public TeamsClient Client { get; }

    public DemoEngine Engine { get; }

    /// <summary>For reading what was counted; the demo writes nothing there.</summary>
    public Rounds Rounds => Part<Rounds>();

    public LeaderDesks Desks => Part<LeaderDesks>();

    /// <summary>For reading what was set up and published; the demo writes nothing there.</summary>
    public TeamRegistry Teams => Part<TeamRegistry>();

    public static async Task<DemoStage> StartAsync(MadeTeam team, Chance chance, CancellationToken cancellationToken)
    {
        var clock = new DemoClock(Start);
        var folder = Directory.CreateTempSubdirectory("collabbot-demo-");
        ConnectorDouble? connector = null;
        WebApplication? service = null;
        try
        {
            connector = await ConnectorDouble.StartAsync(team, clock, cancellationToken);
            service = BuildService(clock, chance, folder);
            await service.StartAsync(cancellationToken);
            return new DemoStage(team, clock, connector, service, folder);
        }
        catch
        {
            await CloseAsync(service, connector, folder);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await CloseAsync(_service, Connector, _folder);
    }

    private static WebApplication BuildService(DemoClock clock, Chance chance, DirectoryInfo folder)
    {
        var builder = ServiceHost.CreateBuilder(Environments.Development);

        // Whatever is configured on this machine is meant for a real service; here nothing of it may matter, or be touched.
        ((IConfigurationBuilder)builder.Configuration).Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [$"{BotOptions.Section}:{nameof(BotOptions.AllowUnauthenticatedLoopback)}"] = bool.TrueString,
            [$"{StorageOptions.Section}:{nameof(StorageOptions.SqlitePath)}"] = Path.Combine(folder.FullName, "collabbot.db"),
            ["AllowedHosts"] = "127.0.0.1",
            ["Logging:LogLevel:Default"] = nameof(LogLevel.Warning),

            // Says that the key ring is not encrypted, which does not matter for keys that live a minute.
            ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = nameof(LogLevel.Error),
        });
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(PaceLimits.None);
        builder.Services.AddSingleton<RandomNumberGenerator>(_ => new SeededSecrets(chance));
        return ServiceHost.Build(builder, ["http://127.0.0.1:0"]);
    }

    private static async Task CloseAsync(WebApplication? service, ConnectorDouble? connector, DirectoryInfo folder)
    {
        if (service is not null)
        {
            await service.DisposeAsync();
        }

        if (connector is not null)
        {
            await connector.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    private T Part<T>()
        where T : notnull => _service.Services.GetRequiredService<T>();
}
