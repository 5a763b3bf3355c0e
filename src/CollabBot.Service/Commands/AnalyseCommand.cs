using System.CommandLine;
using System.Text.Json;
using CollabBot.Core.Insights.Analysis;
using CollabBot.Service.Insights;
using Spectre.Console;

namespace CollabBot.Service.Commands;

/// <summary><c>analyse</c>: every statistic of a file of responses, and what a team would be shown of it. Keeps nothing, and needs no service.</summary>
internal static class AnalyseCommand
{
    private const int Ok = 0;
    private const int BadInput = 2;

    /// <summary>Where nobody watches, a line is a line, however long.</summary>
    private const int WidthOfAFile = 1_000;

    private static readonly Argument<string> File = new("FILE") { Description = "The responses, as JSON." };
    private static readonly Option<bool> Json = new("--json") { Description = "Say it as JSON, with all digits." };

    public static Command Create()
    {
        var command = new Command("analyse", "Compute every statistic of a file of responses, and what would be shown of it.") { File, Json };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(File), parsed.GetValue(Json), AnsiConsole.Console, Console.Error, cancellationToken));
        return command;
    }

    /// <returns>0 when it was computed; 2 when the file is not what it should be: then nothing was.</returns>
    internal static async Task<int> RunAsync(string path, bool asJson, IAnsiConsole console, TextWriter errors, CancellationToken cancellationToken)
    {
        var outcome = await ResponseFile.ReadAsync(path, cancellationToken);
        if (outcome is not ResponseFileOutcome.Whole { Team: var team })
        {
            await TellAsync(((ResponseFileOutcome.Refused)outcome).Problems, path, errors);
            return BadInput;
        }

        var areas = AreaAnalysis.Of(team);
        if (asJson)
        {
            await console.Profile.Out.Writer.WriteLineAsync(JsonSerializer.Serialize(AnalysisAnswer.Of(areas), AnalysisAnswerJson.Readable.AnalysisAnswer).AsMemory(), cancellationToken);
            return Ok;
        }

        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = WidthOfAFile;
        }

        AnalysisTables.Show(areas, console);
        return Ok;
    }

    private static async Task TellAsync(InputProblems problems, string path, TextWriter errors)
    {
        await errors.WriteLineAsync($"Nothing was computed of {path}:");
        foreach (var problem in problems.Lines())
        {
            await errors.WriteLineAsync($"  - {problem}");
        }
    }
}
