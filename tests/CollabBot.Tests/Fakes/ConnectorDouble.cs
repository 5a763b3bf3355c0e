using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CollabBot.Tests.Fakes;

/// <summary>A connector on this machine that takes every call, keeps what was sent, and knows one team.</summary>
internal sealed class ConnectorDouble : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Conversation, JsonObject Activity)> _sent = new();
    private readonly TaskCompletionSource _firstThread = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _ids;

    private ConnectorDouble(WebApplication app) => _app = app;

    public string ServiceUrl => _app.Urls.Single();

    /// <summary>The people of the team, guests left out.</summary>
    public required IReadOnlyList<(string Id, string ObjectId, string Name)> People { get; init; }

    public required string Channel { get; init; }

    /// <summary>Completes when something is posted to a channel.</summary>
    public Task FirstThread => _firstThread.Task;

    /// <summary>What was posted to a conversation, oldest first: a person's chat, or a channel.</summary>
    public IReadOnlyList<JsonObject> SentTo(string conversation) => [.. _sent.Where(sent => sent.Conversation == conversation).Select(sent => sent.Activity)];

    public static string ChatWith(string memberId) => $"a:chat-{memberId}";

    public static async Task<ConnectorDouble> StartAsync(IReadOnlyList<(string Id, string ObjectId, string Name)> people, string channel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var connector = new ConnectorDouble(app) { People = people, Channel = channel };
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/v3/conversations", (RequestDelegate)connector.CreateAsync);
        app.MapPost("/v3/conversations/{conversation}/activities", (RequestDelegate)connector.PostAsync);
        app.MapGet("/v3/conversations/{conversation}/pagedmembers", (RequestDelegate)(context => AnswerAsync(context, new JsonObject { ["members"] = connector.Members() })));
        app.MapGet("/v3/conversations/{conversation}/members/{member}", (RequestDelegate)connector.MemberAsync);
        app.MapGet("/v3/teams/{team}/conversations", (RequestDelegate)(context => AnswerAsync(context, new JsonObject
        {
            ["conversations"] = new JsonArray(new JsonObject { ["id"] = channel, ["name"] = "Announcements" }),
        })));
        await app.StartAsync();
        return connector;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task CreateAsync(HttpContext context)
    {
        var parameters = await ReadAsync(context);
        if (parameters["activity"] is JsonObject activity)
        {
            var channel = parameters["channelData"]!["channel"]!["id"]!.GetValue<string>();
            var id = Keep(channel, activity);
            _firstThread.TrySetResult();
            await AnswerAsync(context, new JsonObject { ["id"] = $"{channel};messageid={id}", ["activityId"] = id });
        }
        else
        {
            await AnswerAsync(context, new JsonObject { ["id"] = ChatWith(parameters["members"]![0]!["id"]!.GetValue<string>()) });
        }
    }

    private async Task PostAsync(HttpContext context) =>
        await AnswerAsync(context, new JsonObject { ["id"] = Keep(context.Request.RouteValues["conversation"]!.ToString()!, await ReadAsync(context)) });

    private Task MemberAsync(HttpContext context) => AnswerAsync(
        context, Members().OfType<JsonObject>().Single(member => member["aadObjectId"]!.GetValue<string>() == context.Request.RouteValues["member"]!.ToString()));

    private JsonArray Members() =>
        [.. People.Select(person => (JsonNode)new JsonObject { ["id"] = person.Id, ["aadObjectId"] = person.ObjectId, ["name"] = person.Name, ["tenantId"] = "tenant", ["userRole"] = "user" })];

    private string Keep(string conversation, JsonObject activity)
    {
        _sent.Enqueue((conversation, activity));
        return Interlocked.Increment(ref _ids).ToString(CultureInfo.InvariantCulture);
    }

    private static async Task<JsonObject> ReadAsync(HttpContext context) => (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();

    private static Task AnswerAsync(HttpContext context, JsonObject json)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json.ToJsonString());
    }
}
