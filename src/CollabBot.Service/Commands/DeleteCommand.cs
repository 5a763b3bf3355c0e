using System.CommandLine;
using System.Globalization;
using CollabBot.Core.Deletion;
using CollabBot.Core.Exports;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using Spectre.Console;

namespace CollabBot.Service.Commands;

/// <summary><c>delete</c>: removes everything of an organisation or a team from the store, shows that it is gone, and writes a certificate of it.</summary>
/// <remarks>While the service is stopped: on SQLite because the file has one owner, on Azure because replicas that are alive would write again.</remarks>
internal static class DeleteCommand
{
    private const int Gone = 0;
    private const int SomethingLeft = 1;
    private const int NotDone = 2;

    private static readonly Option<string?> Tenant = new("--tenant") { Description = "The organisation, by its id.", HelpName = "X" };
    private static readonly Option<string?> Team = new("--team") { Description = "Only this team of it.", HelpName = "T" };
    private static readonly Option<string?> Certificate = new("--certificate") { Description = "The file for the certificate. Give the same one again to go on where a deletion stopped.", HelpName = "FILE" };
    private static readonly Option<bool> Yes = new("--yes") { Description = "Do not ask." };
    private static readonly Option<bool> Beside = new("--beside-replicas") { Description = "Delete although processes of the service are alive (Azure)." };
    private static readonly Option<string?> Verify = new("--verify") { Description = "Check a certificate and look through the store again.", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("delete", "Delete everything of an organisation or a team, and certify it.") { Tenant, Team, Certificate, Yes, Beside, Verify };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(Verify) is { } file
            ? VerifyAsync(ServiceHost.CreateBuilder(), file, AnsiConsole.Console, Console.Error, cancellationToken)
            : RunAsync(
                ServiceHost.CreateBuilder(),
                new DeletionWish(parsed.GetValue(Tenant), parsed.GetValue(Team), parsed.GetValue(Certificate), parsed.GetValue(Yes), parsed.GetValue(Beside)),
                AnsiConsole.Console,
                Console.Error,
                cancellationToken));
        return command;
    }

    /// <returns>0 when it is gone and the certificate is written; 1 when something is left; 2 when nothing was begun, and why was said.</returns>
    internal static Task<int> RunAsync(WebApplicationBuilder builder, DeletionWish wish, IAnsiConsole console, TextWriter errors, CancellationToken cancellationToken) => OnStoreAsync(builder, errors, async services =>
    {
        if (wish is not { Tenant: { Length: > 0 } tenant, Certificate: { Length: > 0 } path } || wish.Team is "")
        {
            await errors.WriteLineAsync("--tenant and --certificate are needed: whose data to delete, and where to write the certificate. To check one, use --verify.");
            return NotDone;
        }

        var scope = new DeletionScope(new TenantId(tenant), wish.Team is { } team ? new TeamId(team) : null);
        using var certificate = OutputFile.Prepare(path, "--certificate", mayReplace: false);
        var run = new Deletion.DeletionRun(services, scope, path);
        var refusal = await run.PrepareAsync(wish.BesideReplicas, cancellationToken);
        if (refusal is not null)
        {
            await errors.WriteLineAsync(refusal);
            return NotDone;
        }

        Show(run.Plan.Counts, console);
        if (!wish.IsCertain && !await ConfirmAsync(wish, console, errors, cancellationToken))
        {
            return NotDone;
        }

        if (await run.DeleteAsync(cancellationToken) is { IsClean: false } walk)
        {
            await TellLeftAsync(walk, errors);
            await errors.WriteLineAsync("No certificate was written. See to it that nothing works on the store, and run the same command again.");
            return SomethingLeft;
        }

        await certificate.CompleteAsync(run.Certify(), cancellationToken);
        run.Finish();
        console.WriteLine($"Deleted, and not found in the whole store any more. The certificate is {path}; it says what it proves and what it does not.");
        return Gone;
    });

    /// <returns>0 when the certificate is as it was written and nothing is found in the store; 1 when not; 2 when that is not known.</returns>
    internal static Task<int> VerifyAsync(WebApplicationBuilder builder, string path, IAnsiConsole console, TextWriter errors, CancellationToken cancellationToken) => OnStoreAsync(builder, errors, async services =>
    {
        if (!File.Exists(path))
        {
            await errors.WriteLineAsync($"--verify is \"{path}\", and there is no such file.");
            return NotDone;
        }

        if (Deletion.CertificateFile.Read(await File.ReadAllBytesAsync(path, cancellationToken)) is not { } certificate)
        {
            await errors.WriteLineAsync($"{path} is no certificate of a deletion, or was changed since it was written.");
            return SomethingLeft;
        }

        var scope = new DeletionScope(new TenantId(certificate.Organisation), certificate.Team is { } team ? new TeamId(team) : null);
        var walk = await services.GetRequiredService<DeleteStored>().WalkAsync(scope, cancellationToken);
        if (!walk.IsClean)
        {
            await TellLeftAsync(walk, errors);
            return SomethingLeft;
        }

        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The certificate is as it was written, and nothing was found in {walk.Keys} documents ({walk.Bytes} bytes)."));
        return Gone;
    });

    private static Task<int> OnStoreAsync(WebApplicationBuilder builder, TextWriter errors, Func<IServiceProvider, Task<int>> work) => OnStore.RunAsync(builder, errors, NotDone, async services =>
    {
        try
        {
            return await work(services);
        }
        catch (OutputFileException e)
        {
            await errors.WriteLineAsync(e.Message);
            return NotDone;
        }
        catch (StoreUnavailableException e)
        {
            await errors.WriteLineAsync($"The store failed in the middle of it: {e.Message} What was deleted is deleted; run the same command again to go on.");
            return SomethingLeft;
        }
    });

    private static async Task<bool> ConfirmAsync(DeletionWish wish, IAnsiConsole console, TextWriter errors, CancellationToken cancellationToken)
    {
        if (!console.Profile.Capabilities.Interactive)
        {
            await errors.WriteLineAsync("Nothing was deleted. Add --yes to delete it without being asked.");
            return false;
        }

        var typed = await new TextPrompt<string>($"This cannot be undone. Type [bold]{Markup.Escape(Named(wish.Tenant!))}[/] to delete it:").AllowEmpty().ShowAsync(console, cancellationToken);
        if (typed.Trim() == wish.Tenant)
        {
            return true;
        }

        await errors.WriteLineAsync("Nothing was deleted: what was typed is not the organisation's id.");
        return false;
    }

    private static void Show(IReadOnlyDictionary<string, int> counts, IAnsiConsole console)
    {
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle("What is to be deleted") };
        table.AddColumn("Kind").AddColumn("Documents");
        foreach (var (kind, count) in counts)
        {
            table.AddRow(Markup.Escape(Named(kind)), count.ToString(CultureInfo.InvariantCulture));
        }

        console.Write(table);
    }

    private static Task TellLeftAsync(StoreWalk walk, TextWriter errors) =>
        errors.WriteLineAsync($"Something is there: {string.Join(", ", walk.Found.Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Value} {Named(kind.Key)}")))}.");

    private static string Named(string text) => ExportText.OneLine(text)!;
}

/// <summary>What is to be deleted, and how.</summary>
/// <param name="Certificate">Where the certificate goes.</param>
/// <param name="IsCertain">Nobody is to be asked.</param>
internal sealed record DeletionWish(string? Tenant, string? Team, string? Certificate, bool IsCertain, bool BesideReplicas);
