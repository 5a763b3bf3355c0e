using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CollabBot.Core.Exports;
using CollabBot.Core.Teams;
using CollabBot.Service.Exports;
using Spectre.Console;

namespace CollabBot.Service.Commands;

/// <summary><c>export</c>: writes what a team, or every team of an organisation, was told into a file of an open format.</summary>
/// <remarks>On Azure beside a running service; on SQLite, whose file has one owner, while it is stopped.</remarks>
internal static class ExportCommand
{
    private const int Written = 0;
    private const int NotWhole = 1;
    private const int NotWritten = 2;

    /// <summary>More would be no help to who looks for one.</summary>
    private const int MostListed = 20;

    private static readonly Option<string?> Team = new("--team") { Description = "The team, by its id. Without it: every team of --tenant.", HelpName = "T" };
    private static readonly Option<string?> Tenant = new("--tenant") { Description = "The organisation, by its id.", HelpName = "X" };
    private static readonly Option<string> Out = new("--out") { Description = "The file to write.", HelpName = "FILE", Required = true };
    private static readonly Option<string> Form = Choice("--format", "json, or csv with a second file that says what its columns mean. Default: as FILE ends, else json.", "json", "csv");
    private static readonly Option<string> Profile = Choice("--profile", "told: as the teams were told it. foi: for publication, from ten answers on, by the month. Default: told.", "told", "foi");
    private static readonly Option<bool> Force = new("--force") { Description = "Write over a file that is there." };

    public static Command Create()
    {
        var command = new Command("export", "Write what teams were told into a file of an open format.") { Team, Tenant, Out, Form, Profile, Force };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            ServiceHost.CreateBuilder(),
            new ExportWish(parsed.GetValue(Team), parsed.GetValue(Tenant), parsed.GetValue(Out)!, parsed.GetValue(Form), parsed.GetValue(Profile) == "foi", parsed.GetValue(Force)),
            AnsiConsole.Console,
            Console.Error,
            cancellationToken));
        return command;
    }

    /// <returns>0 when it is written whole; 1 when it is written, and records are missing that could not be read; 2 when nothing is written, and why was said.</returns>
    internal static async Task<int> RunAsync(WebApplicationBuilder builder, ExportWish wish, IAnsiConsole console, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            if (wish is { Team: null, Tenant: null })
            {
                await errors.WriteLineAsync("Neither --team nor --tenant says what to export; name a team by its id, or an organisation by its tenant's.");
                return NotWritten;
            }

            using var file = OutputFile.Prepare(wish.Path, "--out", wish.MayReplace);
            using var columns = wish.IsCsv ? OutputFile.Prepare(wish.ColumnsPath, "The file beside --out", wish.MayReplace) : null;
            return await OnStore.RunAsync(builder, errors, NotWritten, async services =>
            {
                var outcome = await services.GetRequiredService<ExportTold>().HandleAsync(
                    wish.Tenant is { } tenant ? new TenantId(tenant) : null, wish.Team is { } team ? new TeamId(team) : null,
                    wish.ForPublication ? ExportProfile.Publication : ExportProfile.Told, cancellationToken);
                switch (outcome)
                {
                    case ExportOutcome.NotOne notOne:
                        await RefuseAsync(wish, notOne.There, errors);
                        return NotWritten;
                    case ExportOutcome.Made { Export: var export }:
                        if (columns is not null)
                        {
                            await columns.CompleteAsync(ExportCsv.Columns(export), cancellationToken);
                        }

                        await file.CompleteAsync(wish.IsCsv ? ExportCsv.Rows(export) : JsonSerializer.SerializeToUtf8Bytes(ExportFile.Of(export), ExportFileJson.Default.ExportFile), cancellationToken);
                        return await TellAsync(wish, export, console, errors);
                    default:
                        throw new UnreachableException();
                }
            });
        }
        catch (OutputFileException e)
        {
            await errors.WriteLineAsync(e.Message);
            return NotWritten;
        }
    }

    private static async Task<int> TellAsync(ExportWish wish, Export export, IAnsiConsole console, TextWriter errors)
    {
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Written: {export.Rows.Count} rows to {wish.Path}{(wish.IsCsv ? $", and what its columns mean to {wish.ColumnsPath}" : "")}."));
        if (export.Unreadable == 0)
        {
            return Written;
        }

        await errors.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"Records that could not be read, or contradict each other: {export.Unreadable}. What they told is not in the file; restore them from a copy and export again."));
        return NotWhole;
    }

    private static async Task RefuseAsync(ExportWish wish, IReadOnlyList<TeamRef> there, TextWriter errors)
    {
        var several = wish is { Team: not null, Tenant: null } && there.Count(team => team.Team.Value == wish.Team) > 1;
        await errors.WriteLineAsync(several
            ? $"Several organisations have a team \"{OnOneLine(wish.Team!)}\"; say which with --tenant."
            : $"There is no {(wish.Team is { } team ? $"team \"{OnOneLine(team)}\"" : "team")}{(wish.Tenant is { } tenant ? $" of the organisation \"{OnOneLine(tenant)}\"" : "")} in this store. {(there.Count == 0 ? "It has no team at all." : "These there are:")}");
        foreach (var one in there.Take(MostListed))
        {
            await errors.WriteLineAsync($"  --tenant {OnOneLine(one.Tenant.Value)} --team {OnOneLine(one.Team.Value)}");
        }

        if (there.Count > MostListed)
        {
            await errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  and {there.Count - MostListed} more; \"collabbot audit\" shows all."));
        }
    }

    private static string OnOneLine(string text) => ExportText.OneLine(text)!;

    private static Option<string> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, HelpName = string.Join('|', values) };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}

/// <summary>What is to be exported, and to where.</summary>
/// <param name="Format"><c>json</c>, <c>csv</c>, or null for what the path ends in.</param>
internal sealed record ExportWish(string? Team, string? Tenant, string Path, string? Format, bool ForPublication, bool MayReplace)
{
    public bool IsCsv => Format is null ? Path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) : Format == "csv";

    /// <summary>Beside the rows, such as <c>readings-columns.csv</c>.</summary>
    public string ColumnsPath => System.IO.Path.Join(System.IO.Path.GetDirectoryName(Path), $"{System.IO.Path.GetFileNameWithoutExtension(Path)}-columns.csv");
}
