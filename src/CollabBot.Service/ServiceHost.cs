using CollabBot.BotFramework;
using CollabBot.BotFramework.Authentication;
using CollabBot.Service.Health;
using CollabBot.Service.Workers;
using CollabBot.Storage;
using CollabBot.Teams;

namespace CollabBot.Service;

/// <summary>Puts the parts together: rules, edge, store, host. Decides nothing.</summary>
internal static class ServiceHost
{
    public const string DefaultUrl = "http://localhost:3978";

    public static WebApplicationBuilder CreateBuilder(string? environment = null)
    {
        // Settings lie beside the program; data goes where the person is.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = environment });
        builder.Configuration.AddEnvironmentVariables();
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss'Z' ";
        });

        // On one machine the key ring is protected by its owner's file permissions alone; that is decided, not a warning for each start.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        return builder;
    }

    /// <exception cref="ConfigurationException">A setting is wrong or missing; the message says which, what it is and what is wanted.</exception>
    /// <exception cref="StorageSetupException">The store cannot be used; the message says why and what to do.</exception>
    public static WebApplication Build(WebApplicationBuilder builder, IReadOnlyCollection<string> urls)
    {
        var (bot, storage) = Settings.Read(builder.Configuration);
        if (StartupProblems.Find(bot, builder.Environment.EnvironmentName, urls) is { Count: > 0 } problems)
        {
            throw new ConfigurationException(problems);
        }

        builder.Services.AddSingleton(Microsoft.Extensions.Options.Options.Create(bot));
        builder.Services.AddSingleton(storage);
        builder.Services.AddSingleton(Settings.ReadReporting(builder.Configuration));
        builder.Services.AddSingleton(Settings.ReadAdministrators(builder.Configuration));
        builder.Services.AddSingleton(Settings.ReadComplaints(builder.Configuration));
        builder.Services.AddSingleton(Settings.ReadRetention(builder.Configuration));
        builder.Services.AddStorage(storage);
        builder.Services.AddHostedService<ClaimStoreAtStart>();
        if (storage.IsShared)
        {
            builder.Services.AddReplicas();
        }

        builder.Services.AddTeams();
        builder.Services.AddCollabBot();
        builder.Services.AddSingleton<WorkPump>();
        builder.Services.AddCollabBotHealth();
        builder.AddMetricsExport();

        var app = builder.Build();
        foreach (var url in urls)
        {
            app.Urls.Add(url);
        }

        app.MapBotFramework();
        app.MapHealth();
        return app;
    }
}
