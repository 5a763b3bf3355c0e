using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CollabBot.Tests.Doubles;

/// <summary>Takes events, keeps them with their tokens, and answers each with the same text.</summary>
internal sealed class ABot : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(JsonObject Activity, string Authorization)> _got = new();

    private ABot(WebApplication app) => _app = app;

    public Uri Url => new(new Uri(_app.Urls.Single()), "/api/messages");

    public IReadOnlyList<JsonObject> Got => [.. _got.Select(got => got.Activity)];

    public IReadOnlyList<string> Authorizations => [.. _got.Select(got => got.Authorization)];

    public static async Task<ABot> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var bot = new ABot(builder.Build());
        bot._app.Urls.Add("http://127.0.0.1:0");
        bot._app.MapPost("/api/messages", (RequestDelegate)bot.TakeAsync);
        await bot._app.StartAsync();
        return bot;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        _got.Enqueue(((await JsonNode.ParseAsync(context.Request.Body))!.AsObject(), context.Request.Headers.Authorization.ToString()));
        await context.Response.WriteAsync("""{"value":"seen"}""");
    }
}
