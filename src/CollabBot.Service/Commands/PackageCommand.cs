using System.CommandLine;
using CollabBot.BotFramework.Authentication;
using CollabBot.Service.Package;

namespace CollabBot.Service.Commands;

/// <summary><c>package</c>: writes the app package that an administrator uploads to Teams. Needs no store and no running service.</summary>
internal static class PackageCommand
{
    private const int Written = 0;
    private const int NotWritten = 2;

    private static readonly Option<string> Out = new("--out") { Description = "The zip to write.", HelpName = "FILE", Required = true };
    private static readonly Option<string?> BotId = new("--bot-id") { Description = "The bot's id in Entra. Default: the setting Bot:AppId.", HelpName = "ID" };
    private static readonly Option<string?> AppId = new("--app-id") { Description = "The package's own id, where it is another than the bot's.", HelpName = "ID" };
    private static readonly Option<string> Publisher = new("--publisher") { Description = $"Who runs the bot, in up to {AppDetails.LongestPublisher} characters.", HelpName = "NAME", Required = true };
    private static readonly Option<string> Website = new("--website") { Description = "Where people find help with it.", HelpName = "URL", Required = true };
    private static readonly Option<string?> Privacy = new("--privacy") { Description = "The privacy notice. Default: the website.", HelpName = "URL" };
    private static readonly Option<string?> Terms = new("--terms") { Description = "The terms of use. Default: the website.", HelpName = "URL" };
    private static readonly Option<bool> Force = new("--force") { Description = "Write over a file that is there." };

    public static Command Create()
    {
        var command = new Command("package", "Write the app package for Teams: manifest, icons and texts, with your ids filled in.") { Out, BotId, AppId, Publisher, Website, Privacy, Terms, Force };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            ServiceHost.CreateBuilder(),
            new PackageWish(
                parsed.GetValue(Out)!, parsed.GetValue(Force), parsed.GetValue(BotId), parsed.GetValue(AppId), parsed.GetValue(Publisher)!, parsed.GetValue(Website)!, parsed.GetValue(Privacy),
                parsed.GetValue(Terms)),
            Console.Out,
            Console.Error,
            cancellationToken));
        return command;
    }

    /// <returns>0 when it is written; 2 when it is not, and why was said.</returns>
    internal static async Task<int> RunAsync(WebApplicationBuilder builder, PackageWish wish, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (AppDetails.Read(wish, builder.Configuration[$"{BotOptions.Section}:{nameof(BotOptions.AppId)}"], out var problems) is not { } details)
        {
            foreach (var problem in problems)
            {
                await errors.WriteLineAsync(problem);
            }

            return NotWritten;
        }

        try
        {
            using var file = OutputFile.Prepare(wish.Path, "--out", wish.MayReplace);
            await file.CompleteAsync(AppPackage.Of(details), cancellationToken);
        }
        catch (OutputFileException e)
        {
            await errors.WriteLineAsync(e.Message);
            return NotWritten;
        }

        await output.WriteLineAsync($"{wish.Path} is the app package of bot {details.BotId:D}. Upload it in the Teams admin centre under Teams apps, Manage apps; manifest/README.md has the steps.");
        return Written;
    }
}
