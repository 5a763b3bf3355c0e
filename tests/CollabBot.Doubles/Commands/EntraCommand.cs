using System.CommandLine;
using System.Text.Json.Nodes;
using CollabBot.Doubles.Entra;

namespace CollabBot.Doubles.Commands;

/// <summary><c>entra</c>: a <see cref="FakeEntra"/> as a process of its own.</summary>
internal static class EntraCommand
{
    private static readonly Option<int> Port = new("--port") { Description = "0 for a free one." };
    private static readonly Option<string> Tenant = new("--tenant") { Description = "Where the bot is registered.", DefaultValueFactory = _ => FakeEntraClient.Bot.TenantId };
    private static readonly Option<string> ClientId = new("--client-id") { Description = "The bot's application id.", DefaultValueFactory = _ => FakeEntraClient.Bot.ClientId };
    private static readonly Option<string> Secret = new("--client-secret") { Description = "The bot's secret.", DefaultValueFactory = _ => FakeEntraClient.Bot.Secret };
    private static readonly Option<int?> Lifetime = new("--expires-in") { Description = "How many seconds the bot's tokens live." };

    public static Command Create()
    {
        var command = new Command("entra", "Be Microsoft Entra and the Bot Framework's login: keys and tokens.") { Port, Tenant, ClientId, Secret, Lifetime };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var entra = await FakeEntra.StartAsync(port: parsed.GetValue(Port));
        entra.Clients[0] = new FakeEntraClient(parsed.GetValue(Tenant)!, parsed.GetValue(ClientId)!, parsed.GetValue(Secret)!);
        if (parsed.GetValue(Lifetime) is { } seconds)
        {
            entra.TokenLifetime = TimeSpan.FromSeconds(seconds);
        }

        await Readiness.TellAsync(
            new JsonObject
            {
                ["url"] = entra.Url.AbsoluteUri,
                ["metadataUrl"] = entra.MetadataUrl.AbsoluteUri,
                ["controlUrl"] = new Uri(entra.Url, "/control/").AbsoluteUri,
                ["processId"] = Environment.ProcessId,
            },
            cancellationToken);
        return 0;
    }
}
