using System.CommandLine;
using CollabBot.Storage;
using CollabBot.Storage.Sqlite;

namespace CollabBot.Service.Commands;

/// <summary><c>backup</c> and <c>restore</c>: a copy of the database for the day when it is lost, made while the service runs, and put back while it does not.</summary>
internal static class BackupCommand
{
    private const int Done = 0;
    private const int NotDone = 2;

    private static readonly Option<string> Out = new("--out") { Description = "The file to write.", HelpName = "FILE", Required = true };
    private static readonly Option<bool> Force = new("--force") { Description = "Write over a file that is there." };
    private static readonly Option<string> From = new("--from") { Description = "A file that backup wrote.", HelpName = "FILE", Required = true };

    public static Command CreateBackup()
    {
        var command = new Command("backup", "Copy the database, also while the service runs: all but sealed answers, comments and votes, and without the keys.") { Out, Force };
        command.SetAction(parsed => Backup(ServiceHost.CreateBuilder(), parsed.GetValue(Out)!, parsed.GetValue(Force), Console.Out, Console.Error));
        return command;
    }

    public static Command CreateRestore()
    {
        var command = new Command("restore", "Put a copy in the place of the database, while the service is stopped. What lay there is kept beside it.") { From };
        command.SetAction(parsed => Restore(ServiceHost.CreateBuilder(), parsed.GetValue(From)!, Console.Out, Console.Error));
        return command;
    }

    /// <returns>0 when the copy is there, whole; 2 when there is none, and why was said.</returns>
    internal static int Backup(WebApplicationBuilder builder, string path, bool mayReplace, TextWriter output, TextWriter errors) => Try(builder, errors, database =>
    {
        if (File.Exists(path) && !mayReplace)
        {
            throw new StorageSetupException($"--out is \"{path}\", and there is a file of that name; it was left as it is. Choose another name, or add --force to write over it.");
        }

        var draft = $"{path}.{Path.GetRandomFileName()}.part";
        try
        {
            var documents = SqliteBackup.Write(database, draft);
            File.Move(draft, path, mayReplace);
            output.WriteLine($"Copied {documents} documents to {path}. The keys are not in it: keep a copy of the folder keys elsewhere.");
        }
        finally
        {
            File.Delete(draft);
        }
    });

    /// <returns>0 when the copy is in its place; 2 when nothing was changed, and why was said.</returns>
    internal static int Restore(WebApplicationBuilder builder, string path, TextWriter output, TextWriter errors) => Try(builder, errors, database =>
    {
        SqliteBackup.Restore(database, path);
        output.WriteLine($"{Path.GetFullPath(database)} is as it was when {path} was made. Start the service, and run doctor. What was erased or deleted since the copy was made is back: erase and delete it again.");
    });

    private static int Try(WebApplicationBuilder builder, TextWriter errors, Action<string> work)
    {
        var (_, storage) = Settings.Read(builder.Configuration);
        try
        {
            if (storage.IsShared)
            {
                throw new StorageSetupException("Storage:Provider is Azure, and this verb is for the database of one machine. A storage account keeps copies by itself, of machines and not of moments.");
            }

            work(storage.SqlitePath);
            return Done;
        }
        catch (Exception problem) when (problem is StorageSetupException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(problem.Message);
            return NotDone;
        }
    }
}
