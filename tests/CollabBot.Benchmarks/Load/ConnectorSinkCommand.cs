using System.CommandLine;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CollabBot.Benchmarks.Load;

/// <summary>The world around a server: a connector that takes every message and counts it, and the issuer of its tokens.</summary>
internal static class ConnectorSinkCommand
{
    public const string Name = "serve-connector";

    public const string SentPath = "/sent";

    public const string TokenPath = "/token";

    private static readonly byte[] Created = """{"id":"1795373523367"}"""u8.ToArray();

    public static Command Create()
    {
        var command = new Command(Name, "Serves a connector until its input ends; started by the others.") { Hidden = true };
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task RunAsync(CancellationToken cancellationToken)
    {
        using var issuer = new TokenIssuer();
        var server = Servers.Create();
        var sent = 0L;
        issuer.Map(server);
        server.MapGet(TokenPath, context => context.Response.WriteAsync(issuer.Token($"http://{context.Request.Host}/")));
        server.MapGet(SentPath, context => context.Response.WriteAsync(Interlocked.Read(ref sent).ToString(CultureInfo.InvariantCulture)));
        server.MapPost("/v3/conversations/{conversation}/activities", async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            Interlocked.Increment(ref sent);
            context.Response.StatusCode = StatusCodes.Status201Created;
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = Created.Length;
            await context.Response.Body.WriteAsync(Created, context.RequestAborted);
        });
        await ServerCommand.RunAsync(server, cancellationToken);
    }
}
