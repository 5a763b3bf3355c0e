using System.CommandLine;
using CollabBot.Service;
using CollabBot.Service.Commands;

var root = new RootCommand("CollabBot: short questions on how a team works together, asked in Microsoft Teams.")
{
    ServeCommand.Create(), DemoCommand.Create(), DoctorCommand.Create(), PoisonCommand.Create(), AuditCommand.Create(), AnalyseCommand.Create(),
    ExportCommand.Create(), DeleteCommand.Create(),
};
root.SetAction((_, cancellationToken) => ServeCommand.RunAsync(null, cancellationToken));

try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (StartupFailure.Explain(e) is { Count: > 0 } problems)
{
    await Console.Error.WriteLineAsync("CollabBot did not start:");
    foreach (var problem in problems)
    {
        await Console.Error.WriteLineAsync($"  - {problem}");
    }

    return 1;
}
