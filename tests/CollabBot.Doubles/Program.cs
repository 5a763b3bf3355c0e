using System.CommandLine;
using CollabBot.Doubles.Commands;

return await new RootCommand("Doubles of what CollabBot talks to, for tests on one machine.") { TeamsCommand.Create(), EntraCommand.Create() }.Parse(args).InvokeAsync();
