using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace CollabBot.Service.Demo;

/// <summary>Stands where Teams stands: a connector for one made team, on this machine, that keeps what the bot posts.</summary>
internal sealed class ConnectorDouble : IAsyncDisposable
{
    /// <summary>A page of a real roster may be shorter than was asked for; short pages make reading to the last one matter.</summary>
    private const int MembersOnAPage = 50;

    private readonly MadeTeam _team;
    private readonly TimeProvider _time;
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<PostedActivity> _posted = new();
    private long _lastId;

    private ConnectorDouble(MadeTeam team, TimeProvider time)
    {
        _team = team;
        _time = time;
        _lastId = time.GetUtcNow().ToUnixTimeMilliseconds();

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.UseRouting();
        _app.MapPost("/v3/conversations", CreateConversationAsync);
        _app.MapPost("/v3/conversations/{conversation}/activities", (RequestDelegate)SendAsync);
        _app.MapPut("/v3/conversations/{conversation}/activities/{activity}", (RequestDelegate)ChangeAsync);
        _app.MapGet("/v3/conversations/{conversation}/pagedmembers", (RequestDelegate)PageOfMembersAsync);
        _app.MapGet("/v3/conversations/{conversation}/members/{member}", (RequestDelegate)MemberAsync);
        _app.MapGet("/v3/teams/{team}", (RequestDelegate)TeamAsync);
        _app.MapGet("/v3/teams/{team}/conversations", (RequestDelegate)ChannelsAsync);
    }

    /// <summary>Where the bot finds it.</summary>
    public string ServiceUrl => _app.Urls.First();

    /// <summary>How many posts and updates have come in.</summary>
    public int Received { get; private set; }

    public static async Task<ConnectorDouble> StartAsync(MadeTeam team, TimeProvider time, CancellationToken cancellationToken)
    {
        var connector = new ConnectorDouble(team, time);
        await connector._app.StartAsync(cancellationToken);
        return connector;
    }

    /// <returns>What the bot has posted since this was last asked, oldest first.</returns>
    public IReadOnlyList<PostedActivity> TakePosted()
    {
        var taken = new List<PostedActivity>();
        while (_posted.TryDequeue(out var posted))
        {
            taken.Add(posted);
        }

        Received += taken.Count;
        return taken;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task CreateConversationAsync(HttpContext context)
    {
        if (await context.ReadAsync() is not { } body)
        {
            return;
        }

        if (body["channelData"]?["channel"]?["id"] is JsonValue channel)
        {
            if (body["activity"] is not JsonObject activity || channel.GetValue<string>() is not MadeTeam.ChannelId)
            {
                await context.RefuseAsync(400, "BadSyntax", "Incorrect conversation creation parameters");
                return;
            }

            var id = Keep(null, activity);
            await context.AnswerAsync(201, new JsonObject { ["id"] = Thread(id), ["activityId"] = id });
        }
        else if (body["members"] is JsonArray { Count: 1 } members && members[0]?["id"] is JsonValue address && _team.WithAddress(address.GetValue<string>()) is { } person)
        {
            await context.AnswerAsync(201, new JsonObject { ["id"] = person.ConversationId });
        }
        else
        {
            await context.RefuseAsync(403, "ForbiddenOperationException", "The bot is not installed for this person.");
        }
    }

    private async Task SendAsync(HttpContext context)
    {
        if (await context.ReadAsync() is not { } activity)
        {
            return;
        }

        if (_team.InConversation(context.Route("conversation")) is { } person)
        {
            await context.AnswerAsync(201, new JsonObject { ["id"] = Keep(person, activity) });
        }
        else
        {
            await context.RefuseAsync(404, "ConversationNotFound", "There is no such conversation.");
        }
    }

    private async Task ChangeAsync(HttpContext context)
    {
        if (await context.ReadAsync() is not { } activity)
        {
            return;
        }

        var (conversation, id) = (context.Route("conversation"), context.Route("activity"));
        if (_team.InConversation(conversation) is { } person)
        {
            await context.AnswerAsync(200, new JsonObject { ["id"] = Keep(person, activity, id) });
        }
        else if (conversation == Thread(id))
        {
            await context.AnswerAsync(200, new JsonObject { ["id"] = Keep(null, activity, id) });
        }
        else
        {
            await context.RefuseAsync(404, "ConversationNotFound", "There is no such conversation.");
        }
    }

    private async Task PageOfMembersAsync(HttpContext context)
    {
        // Its other channel is a standard one: whoever is in the team is in it.
        if (context.Route("conversation") is not MadeTeam.ChannelId && !await IsTeamAsync(context, "conversation"))
        {
            return;
        }

        var first = int.TryParse(context.Request.Query["continuationToken"], CultureInfo.InvariantCulture, out var token) ? token : 0;
        var page = _team.People.Skip(first).Take(MembersOnAPage).ToList();
        var next = first + page.Count;
        await context.AnswerAsync(200, new JsonObject
        {
            ["members"] = new JsonArray([.. page.Select(Member)]),
            ["continuationToken"] = next < _team.People.Count ? next.ToString(CultureInfo.InvariantCulture) : null,
        });
    }

    private async Task MemberAsync(HttpContext context)
    {
        if (!await IsTeamAsync(context, "conversation"))
        {
            return;
        }

        var id = context.Route("member");
        if (_team.People.FirstOrDefault(person => person.Id == id || person.Address == id) is { } person)
        {
            await context.AnswerAsync(200, Member(person));
        }
        else
        {
            await context.RefuseAsync(404, "MemberNotFoundInConversation", "There is no such member.");
        }
    }

    private async Task TeamAsync(HttpContext context)
    {
        if (await IsTeamAsync(context, "team"))
        {
            await context.AnswerAsync(200, new JsonObject
            {
                ["id"] = MadeTeam.TeamId,
                ["name"] = MadeTeam.Name,
                ["aadGroupId"] = MadeTeam.AadGroupId,
                ["channelCount"] = 2,
                ["memberCount"] = _team.People.Count,
                ["tenantId"] = MadeTeam.TenantId,
            });
        }
    }

    private async Task ChannelsAsync(HttpContext context)
    {
        if (await IsTeamAsync(context, "team"))
        {
            await context.AnswerAsync(200, new JsonObject
            {
                ["conversations"] = new JsonArray(
                    new JsonObject { ["id"] = MadeTeam.TeamId, ["name"] = null, ["type"] = "standard" },
                    new JsonObject { ["id"] = MadeTeam.ChannelId, ["name"] = MadeTeam.ChannelName, ["type"] = "standard" }),
            });
        }
    }

    /// <summary>The conversation that a post in the channel begins.</summary>
    internal static string Thread(string id) => $"{MadeTeam.ChannelId};messageid={id}";

    /// <param name="changed">The message whose place it takes; null for a new one.</param>
    private string Keep(MadePerson? to, JsonObject activity, string? changed = null)
    {
        var id = changed ?? Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
        _posted.Enqueue(new PostedActivity(to, _time.GetUtcNow(), id, activity) { IsChange = changed is not null });
        return id;
    }

    private static JsonObject Member(MadePerson person) => new()
    {
        ["id"] = person.Address,
        ["aadObjectId"] = person.Id,
        ["name"] = person.DisplayName,
        ["tenantId"] = MadeTeam.TenantId,
        ["userRole"] = "user",
    };

    private static async Task<bool> IsTeamAsync(HttpContext context, string segment)
    {
        if (context.Route(segment) is MadeTeam.TeamId)
        {
            return true;
        }

        await context.RefuseAsync(404, "ConversationNotFound", "There is no such team.");
        return false;
    }
}
