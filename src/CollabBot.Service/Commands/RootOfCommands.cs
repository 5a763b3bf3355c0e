using System.CommandLine;

namespace CollabBot.Service.Commands;

/// <summary>Everything that can be asked for at the command line: the one list of verbs.</summary>
internal static class RootOfCommands
{
    public static RootCommand Create()
    {
        var root = new RootCommand("CollabBot: short questions on how a team works together, asked in Microsoft Teams.")
        {
            ServeCommand.Create(), DemoCommand.Create(), DoctorCommand.Create(), PoisonCommand.Create(), AuditCommand.Create(), AuditLogCommand.Create(),
            StopCommand.CreateStop(), StopCommand.CreateResume(), AnalyseCommand.Create(), PlanCommand.Create(), ExportCommand.Create(),
            DeleteCommand.Create(), PackageCommand.Create(),
            BackupCommand.CreateBackup(), BackupCommand.CreateRestore(),
        };
        root.SetAction((_, cancellationToken) => ServeCommand.RunAsync(null, cancellationToken));
        return root;
    }
}
