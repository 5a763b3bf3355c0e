using System.CommandLine;
using CollabBot.Service;
using CollabBot.Service.Commands;

try
{
    return await RootOfCommands.Create().Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
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
