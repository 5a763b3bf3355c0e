using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CollabBot.Doubles.Teams.Connector;

/// <summary>The connector over HTTP, under a path such as Teams has. Can stop listening, and listen again at the same port.</summary>
internal sealed class ConnectorServer(ConnectorOperations connector, CallPipeline calls, string path, int port) : IAsyncDisposable
{
    private const int MaxBodyBytes = 4 * 1024 * 1024;

    private WebApplication? _app;
    private int _port = port;

    public bool IsUp => _app is not null;

    /// <summary>As activities tell it, with a slash at its end. Stays the same when it goes down and comes back.</summary>
    public string ServiceUrl => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}{path}/");

    public async Task StartAsync()
    {
        if (_app is not null)
        {
            return;
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}"));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var app = builder.Build();
        Map(app);
        await app.StartAsync();
        _port = new Uri(app.Urls.Single()).Port;
        _app = app;
    }

    /// <summary>Calls that have not ended within a second are cut; new ones are refused by the machine.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _app, null) is { } app)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    private void Map(WebApplication app)
    {
        var v3 = app.MapGroup(path + "/v3");
        v3.MapPost("/conversations", (RequestDelegate)CreateAsync);
        v3.MapPost("/conversations/{conversation}/activities", (RequestDelegate)SendAsync);

        // The way in which old clients answer; it decides nothing.
        v3.MapPost("/conversations/{conversation}/activities/{activity}", (RequestDelegate)SendAsync);
        v3.MapPut("/conversations/{conversation}/activities/{activity}", (RequestDelegate)UpdateAsync);
        v3.MapDelete("/conversations/{conversation}/activities/{activity}", (RequestDelegate)(context =>
            ServeAsync(context, ConnectorOperation.Delete, Thread(context), () => connector.DeleteAsync(Value(context, "conversation"), Value(context, "activity")))));
        v3.MapGet("/conversations/{conversation}/pagedmembers", (RequestDelegate)(context => ServeAsync(context, ConnectorOperation.GetMembers, Thread(context), () =>
            ValueTask.FromResult(connector.Members(Value(context, "conversation"), context.Request.Query["pageSize"], context.Request.Query["continuationToken"])))));
        v3.MapGet("/conversations/{conversation}/members/{member}", (RequestDelegate)(context => ServeAsync(context, ConnectorOperation.GetMembers, Thread(context), () =>
            ValueTask.FromResult(connector.Member(Value(context, "conversation"), Value(context, "member"))))));
        v3.MapGet("/teams/{team}", (RequestDelegate)(context => ServeAsync(context, ConnectorOperation.GetConversations, Value(context, "team"), () =>
            ValueTask.FromResult(connector.Team(Value(context, "team"))))));
        v3.MapGet("/teams/{team}/conversations", (RequestDelegate)(context => ServeAsync(context, ConnectorOperation.GetConversations, Value(context, "team"), () =>
            ValueTask.FromResult(connector.Channels(Value(context, "team"))))));
    }

    private async Task CreateAsync(HttpContext context)
    {
        var request = ConversationRequest.Read(await ReadAsync(context));
        var subject = request?.ChannelId ?? (request?.MemberIds is [var member] ? member : "");
        await ServeAsync(context, ConnectorOperation.CreateConversation, subject, () => connector.CreateAsync(request));
    }

    private async Task SendAsync(HttpContext context)
    {
        var body = await ReadAsync(context);
        await ServeAsync(context, ConnectorOperation.Send, Thread(context), () => connector.SendAsync(Value(context, "conversation"), body));
    }

    private async Task UpdateAsync(HttpContext context)
    {
        var body = await ReadAsync(context);
        await ServeAsync(context, ConnectorOperation.Update, Thread(context), () => connector.UpdateAsync(Value(context, "conversation"), Value(context, "activity"), body));
    }

    private async Task ServeAsync(HttpContext context, ConnectorOperation operation, string subject, Func<ValueTask<ConnectorReply>> act)
    {
        if (await calls.RunAsync(context.Request.Headers.Authorization, operation, subject, act) is not { } reply)
        {
            context.Abort();
            return;
        }

        var response = context.Response;
        response.StatusCode = reply.Status;
        if (reply.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = wait;
        }

        response.ContentLength = reply.Body.Length;
        if (!reply.Body.IsEmpty)
        {
            response.ContentType = reply.ContentType;
            await response.BodyWriter.WriteAsync(reply.Body);
        }
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        ReadResult read;
        while (!(read = await reader.ReadAsync()).IsCompleted)
        {
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }

        var body = read.Buffer.ToArray();
        reader.AdvanceTo(read.Buffer.End);
        return body;
    }

    /// <summary>A channel with all its threads is one thread to the limits.</summary>
    private static string Thread(HttpContext context) => ConversationAddress.Parse(Value(context, "conversation")).ConversationId;

    private static string Value(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;
}
