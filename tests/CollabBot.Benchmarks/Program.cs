using System.CommandLine;
using BenchmarkDotNet.Running;
using CollabBot.Benchmarks;
using CollabBot.Benchmarks.FanOut;
using CollabBot.Benchmarks.Load;
using CollabBot.Benchmarks.Profile;

var smoke = new Option<bool>("--smoke") { Description = "Run every body once, to see that it still works, and measure nothing." };
var filter = new Option<string>("--filter") { Description = "Which micro benchmarks to run, such as *Card*.", DefaultValueFactory = _ => "*" };
var root = new RootCommand("Measures the bot framework: pieces of it without a command, the whole of it over HTTP with `load`; and the service that asks many people, with `fanout`.")
{
    smoke,
    filter,
    LoadCommand.Create(),
    ProfileCommand.Create(),
    ServerCommand.Create(),
    ConnectorSinkCommand.Create(),
    FanOutCommand.Create(),
    FanOutServiceCommand.Create(),
    BareCallsCommand.Create(),
};
root.SetAction(async (parsed, cancellationToken) =>
{
    if (parsed.GetValue(smoke))
    {
        await Smoke.RunAsync(cancellationToken);
    }
    else
    {
        BenchmarkSwitcher.FromAssembly(typeof(Smoke).Assembly).Run(["--filter", parsed.GetValue(filter)!]);
    }
});
return await root.Parse(args).InvokeAsync();
