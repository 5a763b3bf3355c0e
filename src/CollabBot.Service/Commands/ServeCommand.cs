using System.CommandLine;
using CollabBot.Service.Workers;

namespace CollabBot.Service.Commands;

/// <summary><c>serve</c>, and no verb at all: runs the bot until it is stopped.</summary>
internal static class ServeCommand
{
    private static readonly Option<string> Urls = new("--urls") { Description = $"Where to listen, separated by semicolons. Default: {ServiceHost.DefaultUrl}." };

    public static Command Create()
    {
        var command = new Command("serve", "Run the bot (also without a verb).") { Urls };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(Urls), cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(string? urls, CancellationToken cancellationToken)
    {
        var builder = ServiceHost.CreateBuilder();
        var addresses = (urls ?? builder.Configuration["urls"] ?? ServiceHost.DefaultUrl).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        builder.Services.AddHostedService<Worker>();
        builder.Services.AddHostedService<Ticker>();
        builder.Services.AddHostedService<Janitor>();
        await using var app = ServiceHost.Build(builder, addresses);
        await app.StartAsync(cancellationToken);
        await Console.Out.WriteLineAsync($"CollabBot is up: POST {string.Join(", ", app.Urls.Select(url => $"{url}/api/messages"))}. Stop it with Ctrl+C.");
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
