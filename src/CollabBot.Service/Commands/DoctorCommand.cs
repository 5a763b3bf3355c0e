using System.CommandLine;
using System.Text.Json;
using CollabBot.Service.Health;
using Spectre.Console;

namespace CollabBot.Service.Commands;

/// <summary><c>doctor</c>: looks at everything that the service needs, and says in a line each how it is and what to do.</summary>
internal static class DoctorCommand
{
    /// <summary>Where nobody watches, a line is a line, however long.</summary>
    private const int WidthOfAFile = 1_000;

    private const int LongestName = 13;

    private static readonly Option<bool> Json = new("--json") { Description = "Say it as JSON." };
    private static readonly Option<string?> Url = new("--url") { Description = $"Where the service listens, if it runs. Default: {ServiceHost.DefaultUrl}.", HelpName = "URL" };

    public static Command Create()
    {
        var command = new Command("doctor", "Check settings, store, queue, sign-in, keys, clock, disk and schedule: a line each, and what to do.") { Json, Url };
        command.SetAction((parsed, cancellationToken) =>
        {
            var builder = ServiceHost.CreateBuilder();
            return RunAsync(builder, parsed.GetValue(Url) ?? FirstOf(builder.Configuration["urls"]), parsed.GetValue(Json), AnsiConsole.Console, cancellationToken);
        });
        return command;
    }

    /// <returns>0 when nothing is wrong, else 1.</returns>
    internal static async Task<int> RunAsync(WebApplicationBuilder builder, string? url, bool asJson, IAnsiConsole console, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url ?? ServiceHost.DefaultUrl, UriKind.Absolute, out var service))
        {
            console.WriteLine($"--url is \"{url}\"; it must be an address such as {ServiceHost.DefaultUrl}.");
            return 1;
        }

        var answer = HealthAnswer.Of(await Examination.RunAsync(builder, service, cancellationToken));
        if (asJson)
        {
            await console.Profile.Out.Writer.WriteLineAsync(JsonSerializer.Serialize(answer, HealthJson.Default.HealthAnswer).AsMemory(), cancellationToken);
        }
        else
        {
            Show(answer, console);
        }

        return answer.Status is FindingStatus.Ok ? 0 : 1;
    }

    private static void Show(HealthAnswer answer, IAnsiConsole console)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = WidthOfAFile;
        }

        foreach (var finding in answer.Checks)
        {
            var mark = finding.Status switch
            {
                FindingStatus.Ok => "[green]✓[/]",
                FindingStatus.Wrong => "[red]✗[/]",
                _ => "[grey]–[/]",
            };
            console.MarkupLine($"{mark} [bold]{Markup.Escape(finding.Name.PadRight(LongestName))}[/] {Markup.Escape(finding.Say)}");
        }
    }

    private static string? FirstOf(string? urls) => urls?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
}
