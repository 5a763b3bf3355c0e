using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using Azure.Core;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Authentication;
using CollabBot.BotFramework.Connector;
using CollabBot.Tests.Fakes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CollabBot.Tests.BotFramework.Connector;

/// <summary>A connector on this machine that answers as it is told and remembers what it was asked, and a client wired as in the service.</summary>
internal sealed class LoopbackConnector : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ServiceProvider _services;
    private readonly RecordedLogs _logs = new();

    private LoopbackConnector(WebApplication server, FakeTimeProvider time, TokenCredential? credential)
    {
        _server = server;
        Time = time;
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_logs)).AddSingleton<TimeProvider>(time);
        services.AddSingleton<IServiceUrlPolicy, LoopbackServiceUrls>();
        services.AddBotFramework();
        services.AddSingleton(provider => new BotTokenSource(credential, "https://api.botframework.com/.default", time, provider.GetRequiredService<ILogger<BotTokenSource>>()));
        _services = services.BuildServiceProvider();
        Counts = new Counts(_services.GetRequiredService<IMeterFactory>(), BotMetrics.MeterName);
    }

    public FakeTimeProvider Time { get; }

    public string Url => _server.Urls.Single();

    /// <summary>What was logged, at any level.</summary>
    public string Logs => _logs.Text;

    public Counts Counts { get; }

    /// <summary>The tokens that came, one for each request; empty where none did.</summary>
    public ConcurrentQueue<string> Authorizations { get; } = new();

    public ConcurrentQueue<(string Method, string Target, string ContentType, string Body)> Requests { get; } = new();

    public Func<HttpContext, Task> Answer { get; set; } = context => Task.CompletedTask;

    public ConnectorClientFactory Clients => _services.GetRequiredService<ConnectorClientFactory>();

    public ConnectorClient Client => Clients.Create(Url + "/_connector/");

    /// <param name="credential">Null for a client that calls without a token.</param>
    public static async Task<LoopbackConnector> StartAsync(TokenCredential? credential = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var connector = new LoopbackConnector(builder.Build(), new FakeTimeProvider(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero)), credential);
        connector._server.Run(connector.ServeAsync);
        await connector._server.StartAsync();
        return connector;
    }

    public void Answers(int status, string body = "", string contentType = "application/json", params (string Name, string Value)[] headers) => Answer = async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(body);
    };

    public async ValueTask DisposeAsync()
    {
        Counts.Dispose();
        await _services.DisposeAsync();
        _logs.Dispose();
        await _server.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var target = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        Authorizations.Enqueue(context.Request.Headers.Authorization.ToString());
        Requests.Enqueue((context.Request.Method, target, context.Request.ContentType ?? "", body));
        await Answer(context);
    }
}
