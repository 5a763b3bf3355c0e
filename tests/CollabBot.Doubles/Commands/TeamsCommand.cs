using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;

namespace CollabBot.Doubles.Commands;

/// <summary><c>teams</c>: a <see cref="FakeTeams"/> as a process of its own.</summary>
internal static class TeamsCommand
{
    private static readonly Option<int> Port = new("--port") { Description = "Of the connector; 0 for a free one." };
    private static readonly Option<int> ControlPort = new("--control-port") { Description = "Of the control API; 0 for a free one." };
    private static readonly Option<int> People = new("--people") { Description = "How many people the tenant has.", DefaultValueFactory = _ => 12 };
    private static readonly Option<int> Teams = new("--teams") { Description = "How many teams they are spread over.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Seed = new("--seed") { Description = "Of the tenant and of every chance.", DefaultValueFactory = _ => 1 };
    private static readonly Option<FileInfo?> Tenant = new("--tenant") { Description = "A tenant described in a JSON file, in place of a made-up one." };
    private static readonly Option<bool> Installed = new("--installed") { Description = "The bot is in every team of the made-up tenant from the start." };
    private static readonly Option<FileInfo?> Record = new("--record") { Description = "Where accepted activities are appended, one JSON object in each line." };
    private static readonly Option<bool> Fsync = new("--fsync") { Description = "Answer only when the line has reached the disk." };
    private static readonly Option<string> Limits = new Option<string>("--limits") { Description = "Whether the published limits hold.", DefaultValueFactory = _ => "off" }.AcceptOnlyFromAmong("on", "off");
    private static readonly Option<Uri?> Auth = new("--auth") { Description = "A double of Entra: sign events with its key and check the bot's tokens.", CustomParser = Argument.Url };
    private static readonly Option<Uri?> Bot = new("--bot") { Description = "The bot's endpoint; can be told later.", CustomParser = Argument.Url };
    private static readonly Option<string> AppId = new("--app-id") { Description = "The bot's application id.", DefaultValueFactory = _ => new FakeTeamsOptions().AppId };

    public static Command Create()
    {
        var command = new Command("teams", "Be Microsoft Teams: the connector, a tenant, and its events.")
        {
            Port, ControlPort, People, Teams, Seed, Tenant, Installed, Record, Fsync, Limits, Auth, Bot, AppId,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var teams = await FakeTeams.StartAsync(new FakeTeamsOptions
        {
            Tenant = Describe(parsed),
            AppId = parsed.GetValue(AppId)!,
            Port = parsed.GetValue(Port),
            ControlPort = parsed.GetValue(ControlPort),
            Bot = parsed.GetValue(Bot),
            Entra = parsed.GetValue(Auth),
            RecordPath = parsed.GetValue(Record)?.FullName,
            RecordsToDisk = parsed.GetValue(Fsync),
            HasLimits = parsed.GetValue(Limits) == "on",
            Seed = parsed.GetValue(Seed),
            Time = new AdjustableClock(),
        });
        await Readiness.TellAsync(
            new JsonObject { ["serviceUrl"] = teams.ServiceUrl, ["controlUrl"] = teams.ControlUrl.AbsoluteUri, ["tenantId"] = teams.Tenant.Id, ["processId"] = Environment.ProcessId },
            cancellationToken);
        return 0;
    }

    private static TenantDescription Describe(ParseResult parsed)
    {
        if (parsed.GetValue(Tenant) is not { } file)
        {
            return TenantDescription.Generate(parsed.GetValue(People), parsed.GetValue(Teams), parsed.GetValue(Seed), parsed.GetValue(Installed));
        }

        using var json = file.OpenRead();
        return JsonSerializer.Deserialize<TenantDescription>(json, JsonSerializerOptions.Strict) ?? throw new JsonException("The description of the tenant is null.");
    }
}
