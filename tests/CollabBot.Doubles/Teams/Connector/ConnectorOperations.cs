using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams.Recording;
using CollabBot.Doubles.Teams.Tenants;

namespace CollabBot.Doubles.Teams.Connector;

/// <summary>The connector's rules without its HTTP: takes what the bot may do, refuses the rest. Whatever it takes is in the log before it returns.</summary>
internal sealed class ConnectorOperations(FakeTenant tenant, ActivityLog log)
{
    private const int Ok = 200;
    private const int Created = 201;

    /// <summary>How refusals are written where no fault says otherwise.</summary>
    public ErrorShape Shape { get; set; }

    public async ValueTask<ConnectorReply> SendAsync(string conversation, ReadOnlyMemory<byte> json)
    {
        var address = ConversationAddress.Parse(conversation);
        var place = tenant.FindConversation(address.ConversationId);
        if ((WhyNotWrite(address, place) ?? SentActivity.FirstProblem(json.Span)) is { } error)
        {
            return Refuse(error);
        }

        var id = log.NextId();

        // A message to a bare channel starts a thread of its own.
        var thread = place is FakeConversation.OfChannel ? address.ThreadId ?? id : null;
        await log.AcceptAsync(ConnectorOperation.Send, address.ConversationId, thread, id, json);
        return ConnectorReply.OfId(id, Created);
    }

    public async ValueTask<ConnectorReply> UpdateAsync(string conversation, string activityId, ReadOnlyMemory<byte> json)
    {
        var address = ConversationAddress.Parse(conversation);
        if ((WhyNotChange(address, activityId) ?? SentActivity.FirstProblem(json.Span)) is { } error)
        {
            return Refuse(error);
        }

        await log.AcceptAsync(ConnectorOperation.Update, address.ConversationId, address.ThreadId, activityId, json);
        return ConnectorReply.OfId(activityId, Ok);
    }

    public async ValueTask<ConnectorReply> DeleteAsync(string conversation, string activityId)
    {
        var address = ConversationAddress.Parse(conversation);
        if (WhyNotChange(address, activityId) is { } error)
        {
            return Refuse(error);
        }

        await log.AcceptAsync(ConnectorOperation.Delete, address.ConversationId, address.ThreadId, activityId, default);
        return ConnectorReply.Empty(Ok);
    }

    public async ValueTask<ConnectorReply> CreateAsync(ConversationRequest? request) => request switch
    {
        null => Refuse(ConnectorError.BadSyntax),
        { TenantId: null } => Refuse(ConnectorError.BadConversationParameters),
        _ when request.TenantId != tenant.Id => Refuse(ConnectorError.ConversationNotFound),
        { IsGroup: false, MemberIds: [var member] } => await OpenChatAsync(member, request.Activity),
        { IsGroup: true, ChannelId: { } channel, Activity: { } activity } => await StartThreadAsync(channel, activity),
        _ => Refuse(ConnectorError.BadConversationParameters),
    };

    public ConnectorReply Members(string conversation, string? pageSize, string? continuation)
    {
        var place = tenant.FindConversation(ConversationAddress.Parse(conversation).ConversationId);
        return ConnectorRules.WhyNotSee(tenant, place) is { } error ? Refuse(error)
            : RosterPage.Of(place!.Members, pageSize, continuation) is { } page ? ConnectorReply.Of(page)
            : Refuse(ConnectorError.BadArgument);
    }

    public ConnectorReply Member(string conversation, string memberId)
    {
        var place = tenant.FindConversation(ConversationAddress.Parse(conversation).ConversationId);
        return ConnectorRules.WhyNotSee(tenant, place) is { } error ? Refuse(error)
            : place!.Members.FirstOrDefault(person => person.IsKnownAs(memberId)) is { } person ? ConnectorReply.Of(person.ToRosterJson())
            : Refuse(ConnectorError.MemberNotFound);
    }

    public ConnectorReply Team(string teamId)
    {
        var team = tenant.FindTeam(teamId);
        return ConnectorRules.WhyNotSee(tenant, team) is { } error ? Refuse(error) : ConnectorReply.Of(new JsonObject
        {
            ["id"] = team!.Id,
            ["name"] = team.Name,
            ["aadGroupId"] = team.GroupId,
            ["tenantId"] = tenant.Id,
            ["type"] = "standard",
            ["channelCount"] = team.Channels.Count(channel => !channel.IsDeleted),
            ["memberCount"] = team.Members.Count,
        });
    }

    public ConnectorReply Channels(string teamId)
    {
        var team = tenant.FindTeam(teamId);
        return ConnectorRules.WhyNotSee(tenant, team) is { } error ? Refuse(error) : ConnectorReply.Of(new JsonObject
        {
            ["conversations"] = new JsonArray([.. team!.Channels
                .Where(channel => !channel.IsDeleted)
                .Select(channel => new JsonObject { ["id"] = channel.Id, ["name"] = channel.Name, ["type"] = channel.Type })]),
        });
    }

    private async ValueTask<ConnectorReply> OpenChatAsync(string memberId, JsonElement? activity)
    {
        // Object ids, addresses and names are refused: a chat is opened by the id on the channel alone.
        if (tenant.FindPerson(memberId) is not { } person)
        {
            return Refuse(ConnectorError.BadConversationParameters);
        }

        if (ConnectorRules.WhyNotOpen(tenant, person) is { } error)
        {
            return Refuse(error);
        }

        if (activity is not { } message)
        {
            await log.AcceptAsync(ConnectorOperation.CreateConversation, person.ChatId, threadId: null, activityId: null, default);
            return ConnectorReply.Of(new JsonObject { ["id"] = person.ChatId }, Created);
        }

        // The message is sent on each call, and its id is kept to themselves.
        var sent = await SendAsync(person.ChatId, Bytes(message));
        return sent.Status == Created ? ConnectorReply.Of(new JsonObject { ["id"] = person.ChatId }, Created) : sent;
    }

    private async ValueTask<ConnectorReply> StartThreadAsync(string channelId, JsonElement activity)
    {
        var json = Bytes(activity);
        if (tenant.FindConversation(channelId) is not FakeConversation.OfChannel place)
        {
            return Refuse(ConnectorError.BadConversationParameters);
        }

        if ((ConnectorRules.WhyNotWrite(tenant, place) ?? SentActivity.FirstProblem(json.Span)) is { } error)
        {
            return Refuse(error);
        }

        var id = log.NextId();
        await log.AcceptAsync(ConnectorOperation.CreateConversation, place.Id, id, id, json);
        return ConnectorReply.Of(new JsonObject { ["id"] = ConversationAddress.Of(place.Id, id), ["activityId"] = id }, Created);
    }

    private ConnectorError? WhyNotChange(ConversationAddress address, string activityId) =>
        WhyNotWrite(address, tenant.FindConversation(address.ConversationId))
        ?? (log.Holds(address.ConversationId, activityId) ? null : ConnectorError.ActivityNotFound);

    private ConnectorError? WhyNotWrite(ConversationAddress address, FakeConversation? place) =>
        address.IsWellFormed ? ConnectorRules.WhyNotWrite(tenant, place) : ConnectorError.BadArgument;

    private ConnectorReply Refuse(ConnectorError error) => ConnectorReply.Of(error, Shape);

    private static ReadOnlyMemory<byte> Bytes(JsonElement json) => Encoding.UTF8.GetBytes(json.GetRawText());
}
