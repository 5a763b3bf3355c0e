using System.CommandLine;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CollabBot.Benchmarks.Load;

/// <summary>One server in a process of its own, so that what it allocates and computes is its alone.</summary>
internal static class ServerCommand
{
    public const string Name = "serve-variant";

    /// <summary>Answers with a line: bytes allocated and CPU seconds used since the start of the process.</summary>
    public const string FiguresPath = "/figures";

    public static Command Create()
    {
        var variant = new Argument<Variant>("variant");
        var issuer = new Argument<string>("issuer");
        var command = new Command(Name, "Serves one variant until its input ends; started by the others.") { variant, issuer };
        command.Hidden = true;
        command.SetAction((parsed, cancellationToken) => RunAsync(Servers.Create(parsed.GetValue(variant), parsed.GetValue(issuer)!), cancellationToken));
        return command;
    }

    /// <summary>Says where it listens, and serves until nobody holds the other end of its input.</summary>
    public static async Task RunAsync(WebApplication server, CancellationToken cancellationToken)
    {
        server.MapGet(FiguresPath, context => context.Response.WriteAsync(string.Create(
            CultureInfo.InvariantCulture, $"{GC.GetTotalAllocatedBytes(precise: true)} {Environment.CpuUsage.TotalTime.TotalSeconds}")));
        await server.StartAsync(cancellationToken);
        Console.WriteLine(server.Urls.Single());
        await Console.In.ReadToEndAsync(cancellationToken);
        await server.DisposeAsync();
    }
}
