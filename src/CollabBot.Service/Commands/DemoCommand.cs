using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CollabBot.Service.Demo;
using Spectre.Console;

namespace CollabBot.Service.Commands;

/// <summary><c>demo</c>: the whole job on real parts and a virtual clock, shown in the terminal.</summary>
internal static class DemoCommand
{
    private const int Ok = 0;
    private const int Wrong = 1;
    private const int BadInput = 2;

    /// <summary>What a shell reports for a program that Ctrl+C ended.</summary>
    private const int Interrupted = 130;

    private static readonly Option<int> People = Number("--people", 9, DemoOptions.MinPeople, DemoOptions.MaxPeople, "How many people the made-up team has.");
    private static readonly Option<int> Weeks = Number("--weeks", 12, 1, DemoOptions.MaxWeeks, "How many weeks are played.");
    private static readonly Option<int> Seed = Number("--seed", 1, int.MinValue, int.MaxValue, "The same seed plays the same weeks.");
    private static readonly Option<string?> Json = new("--json") { Description = "Also write what happened to this file, as JSON.", HelpName = "FILE" };
    private static readonly Option<bool> Fast = new("--fast") { Description = "Do not wait for anybody to read along." };

    public static Command Create()
    {
        var command = new Command("demo", "Show the whole job in a made-up team: real service, virtual clock.") { People, Weeks, Seed, Json, Fast };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new DemoOptions(parsed.GetValue(People), parsed.GetValue(Weeks), parsed.GetValue(Seed), parsed.GetValue(Fast)), parsed.GetValue(Json), AnsiConsole.Console, Console.Error, cancellationToken));
        return command;
    }

    /// <param name="jsonPath">Where the report goes; null for nowhere.</param>
    /// <returns>0 when all went well; 1 when something went wrong or the self-check failed; 2 when the file cannot be written; 130 when it was stopped.</returns>
    internal static async Task<int> RunAsync(DemoOptions options, string? jsonPath, IAnsiConsole console, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            using var file = jsonPath is null ? null : OutputFile.Prepare(jsonPath, "--json", mayReplace: true);
            var outcome = await DemoRun.PlayAsync(options, console, cancellationToken);
            if (file is not null)
            {
                await file.CompleteAsync(outcome.Report.ToUtf8Json(), cancellationToken);
            }

            return outcome.Disagreements.Count == 0 ? Ok : Wrong;
        }
        catch (OutputFileException e)
        {
            await errors.WriteLineAsync(e.Message);
            return BadInput;
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && e is OperationCanceledException or DemoFailedException or HttpRequestException)
        {
            // Ctrl+C stops the service in this process too, so the story may notice that first.
            await errors.WriteLineAsync("The demo was stopped; nothing of it is kept.");
            return Interrupted;
        }
        catch (DemoFailedException e)
        {
            await errors.WriteLineAsync($"The demo stopped: {e.Message}");
            return Wrong;
        }
    }

    private static Option<int> Number(string name, int usual, int lowest, int highest, string description)
    {
        var wanted = lowest == int.MinValue
            ? "a whole number"
            : string.Create(CultureInfo.InvariantCulture, $"a whole number from {lowest} to {highest}");
        return new Option<int>(name)
        {
            Description = $"{description} {char.ToUpperInvariant(wanted[0])}{wanted[1..]}.",
            DefaultValueFactory = _ => usual,
            HelpName = "N",
            CustomParser = argument => Read(argument, name, lowest, highest, wanted),
        };
    }

    private static int Read(ArgumentResult argument, string name, int lowest, int highest, string wanted)
    {
        var came = argument.Tokens.Count > 0 ? argument.Tokens[^1].Value : "";
        if (int.TryParse(came, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= lowest && number <= highest)
        {
            return number;
        }

        argument.AddError($"{name} is \"{came}\"; it must be {wanted}.");
        return default;
    }
}
