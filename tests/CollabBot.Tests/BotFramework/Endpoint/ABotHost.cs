using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CollabBot.Tests.BotFramework.Endpoint;

/// <summary>The endpoint in a host of its own, with a bot that is told what to do.</summary>
internal sealed class ABotHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ABotHost(WebApplication app, FakeTimeProvider time)
    {
        _app = app;
        Time = time;
        Client = app.GetTestClient();
    }

    public FakeTimeProvider Time { get; }

    public HttpClient Client { get; }

    public static async Task<ABotHost> StartAsync(
        Func<ITurnContext, CancellationToken, Task<InvokeResponse?>>? bot = null,
        string environment = "Development",
        bool flag = true,
        string? remote = "127.0.0.1")
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IBot>(new ToldBot(bot ?? ((_, _) => Task.FromResult<InvokeResponse?>(null))));
        builder.Services.AddBotFramework();
        builder.Services.Configure<BotOptions>(options => options.AllowUnauthenticatedLoopback = flag);
        var app = builder.Build();
        app.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = remote is null ? null : IPAddress.Parse(remote);
            return next();
        });
        app.UseRouting();
        app.MapBotFramework();
        await app.StartAsync();
        return new ABotHost(app, time);
    }

    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();


    public Task<HttpResponseMessage> PostAsync(JsonObject activity) => PostAsync(activity.ToJsonString());

    public Task<HttpResponseMessage> PostAsync(string body, string contentType = "application/json") => SendAsync(body, contentType, CancellationToken.None);

    /// <summary>Posts as a caller that hangs up.</summary>
    public Task<HttpResponseMessage> PostUntilAsync(JsonObject activity, CancellationToken hangUp) => SendAsync(activity.ToJsonString(), "application/json", hangUp);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task<HttpResponseMessage> SendAsync(string body, string contentType, CancellationToken cancellationToken)
    {
        using var content = new StringContent(body, Encoding.UTF8, contentType);
        return await Client.PostAsync(new Uri("/api/messages", UriKind.Relative), content, cancellationToken);
    }

    private sealed class ToldBot(Func<ITurnContext, CancellationToken, Task<InvokeResponse?>> turn) : IBot
    {
        public Task<InvokeResponse?> OnTurnAsync(ITurnContext context, CancellationToken cancellationToken) => turn(context, cancellationToken);
    }
}
