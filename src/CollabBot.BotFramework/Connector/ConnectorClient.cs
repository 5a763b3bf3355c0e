using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CollabBot.BotFramework.Activities;

namespace CollabBot.BotFramework.Connector;

/// <summary>Calls the connector at one service URL.</summary>
/// <remarks>
/// Safe for concurrent use. What may have been taken is never repeated here: who sends decides, by the outcome, whether it may. Repeated once is only
/// what was refused for the bot's token, or for its size in a smaller version.
/// Sends tell what became of them as a <see cref="SendOutcome"/>; reads throw <see cref="ConnectorException"/>.
/// </remarks>
public sealed class ConnectorClient
{
    private const int PageSize = 500;

    private static readonly Func<OutboundActivity, byte[]> AsItIs = activity => JsonSerializer.SerializeToUtf8Bytes(activity, BotJson.Wire.OutboundActivity);

    private readonly ConnectorTransport _transport;
    private readonly FittingSender _sender;
    private readonly string _serviceUrl;

    internal ConnectorClient(ConnectorTransport transport, FittingSender sender, string serviceUrl)
    {
        _transport = transport;
        _sender = sender;
        _serviceUrl = serviceUrl;
    }

    /// <summary>Gets the bot's personal chat with a person; the same one each time.</summary>
    /// <param name="memberId">The person's id on the channel (<c>29:…</c>).</param>
    public async Task<CreateConversationOutcome> CreateConversationAsync(
        string tenantId, string memberId, string? botId, CancellationToken cancellationToken)
    {
        var parameters = new ConversationParameters(
            IsGroup: false,
            tenantId,
            Members: [new ConversationMember(memberId)],
            Bot: botId is null ? null : new ConversationMember(botId));
        var call = Call(HttpMethod.Post, "conversations", memberId) with { Body = Json(parameters) };
        return Created(await _transport.CallAsync(call, cancellationToken));
    }

    /// <summary>Starts a thread in a channel with its first message.</summary>
    /// <param name="channelId">The channel's thread id, without <c>;messageid=</c>.</param>
    public async Task<CreateConversationOutcome> CreateThreadAsync(
        string tenantId, string channelId, OutboundActivity activity, CancellationToken cancellationToken)
    {
        var channelData = new ConversationChannelData(new ConversationMember(channelId));
        return Created(await _sender.SendAsync(
            Call(HttpMethod.Post, "conversations", channelId),
            activity,
            first => Json(new ConversationParameters(IsGroup: true, tenantId, ChannelData: channelData, Activity: first)),
            cancellationToken));
    }

    /// <summary>Posts to a conversation; its id alone chooses the thread.</summary>
    public async Task<SendOutcome> SendToConversationAsync(string conversationId, OutboundActivity activity, CancellationToken cancellationToken)
    {
        var call = Call(HttpMethod.Post, $"conversations/{Escape(conversationId)}/activities", conversationId);
        return SendClassification.Of(await _sender.SendAsync(call, activity, AsItIs, cancellationToken));
    }

    /// <summary>Replaces a message of the bot as a whole. May be repeated freely.</summary>
    public async Task<SendOutcome> UpdateActivityAsync(
        string conversationId, string activityId, OutboundActivity activity, CancellationToken cancellationToken)
    {
        var call = Call(HttpMethod.Put, $"conversations/{Escape(conversationId)}/activities/{Escape(activityId)}", conversationId);
        return SendClassification.Of(await _sender.SendAsync(call, activity, AsItIs, cancellationToken));
    }

    /// <summary>Deletes a message of the bot. May be repeated freely.</summary>
    public async Task<SendOutcome> DeleteActivityAsync(string conversationId, string activityId, CancellationToken cancellationToken)
    {
        var call = Call(HttpMethod.Delete, $"conversations/{Escape(conversationId)}/activities/{Escape(activityId)}", conversationId);
        return SendClassification.Of(await _transport.CallAsync(call, cancellationToken));
    }

    /// <summary>Everybody in a conversation, read page by page to the last.</summary>
    /// <exception cref="ConnectorException">A page could not be read: what came before is no complete roster.</exception>
    public async IAsyncEnumerable<TeamsChannelAccount> GetMembersAsync(
        string conversationId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? continuation = null;
        do
        {
            var path = $"conversations/{Escape(conversationId)}/pagedmembers?pageSize={PageSize.ToString(CultureInfo.InvariantCulture)}";
            var page = await GetAsync(continuation is null ? path : $"{path}&continuationToken={Uri.EscapeDataString(continuation)}", cancellationToken);
            foreach (var member in page.Children("members"))
            {
                if (TeamsChannelAccount.Read(member.Json) is { } account)
                {
                    yield return account;
                }
            }

            var next = page.Text("continuationToken");
            if (next is { Length: > 0 } && string.Equals(next, continuation, StringComparison.Ordinal))
            {
                throw new ConnectorException(200, "ContinuationRepeated");
            }

            continuation = next;
        }
        while (!string.IsNullOrEmpty(continuation));
    }

    /// <param name="memberId">The id on the channel, the object id in Entra, or the user principal name.</param>
    /// <returns>The member, or null when that is nobody of this conversation.</returns>
    public async Task<TeamsChannelAccount?> GetMemberAsync(string conversationId, string memberId, CancellationToken cancellationToken)
    {
        try
        {
            var member = await GetAsync($"conversations/{Escape(conversationId)}/members/{Escape(memberId)}", cancellationToken);
            return TeamsChannelAccount.Read(member.Json);
        }
        catch (ConnectorException e) when (e.IsNotFound && e.Code is "MemberNotFoundInConversation" or nameof(HttpStatusCode.NotFound))
        {
            return null;
        }
    }

    /// <param name="teamId">The team's thread id (<c>19:…</c>), not its group in Entra.</param>
    public async Task<TeamDetails> GetTeamAsync(string teamId, CancellationToken cancellationToken)
    {
        var team = await GetAsync(TeamPath(teamId), cancellationToken);
        return new TeamDetails(
            team.Text("id") ?? teamId,
            team.Text("name"),
            team.Text("aadGroupId"),
            team.Number("channelCount"),
            team.Number("memberCount"),
            team.Text("tenantId"));
    }

    /// <returns>The channels that the bot may see; General has no name.</returns>
    public async Task<IReadOnlyList<ChannelInfo>> GetChannelsAsync(string teamId, CancellationToken cancellationToken)
    {
        var answer = await GetAsync($"teams/{Escape(teamId)}/conversations", cancellationToken);
        return [.. answer.Children("conversations")
            .Where(channel => channel.Text("id") is { Length: > 0 })
            .Select(channel => new ChannelInfo(channel.Text("id")!, channel.Text("name"), channel.Text("type")))];
    }

    /// <summary>
    /// How long nothing goes out at this service URL, because the bot cannot sign in, connect, or was answered badly too often. Where that may be over,
    /// and nobody was reached before, a team is asked for: that posts nothing. For whoever does not want to begin what could not be ended.
    /// </summary>
    /// <returns>Null when calls go out, as far as is known.</returns>
    public async Task<TimeSpan?> ClosedForAsync(string teamId, CancellationToken cancellationToken)
    {
        var (way, wait) = _transport.Find(_serviceUrl);
        if (way is Way.ToBeAsked)
        {
            await _transport.CallAsync(Call(HttpMethod.Get, TeamPath(teamId)), cancellationToken);
            (way, wait) = _transport.Find(_serviceUrl);
        }

        return way is Way.Closed ? wait : null;
    }

    private static string TeamPath(string teamId) => $"teams/{Escape(teamId)}";

    private static string Escape(string segment)
    {
        ArgumentException.ThrowIfNullOrEmpty(segment);

        // These two survive escaping and would climb out of the path.
        return segment is "." or ".."
            ? throw new ArgumentException("An id of dots alone is no id.", nameof(segment))
            : Uri.EscapeDataString(segment);
    }

    private static byte[] Json(ConversationParameters parameters) => JsonSerializer.SerializeToUtf8Bytes(parameters, BotJson.Wire.ConversationParameters);

    private static CreateConversationOutcome Created(ConnectorAnswer answer) => SendClassification.Of(answer) switch
    {
        SendOutcome.Done when answer is ConnectorAnswer.Responded done => done.Reader.Text("id") is { Length: > 0 } id
            ? new CreateConversationOutcome.Created(id, done.Reader.Text("activityId"))
            : new CreateConversationOutcome.Unknown("NoConversationId"),
        SendOutcome.NotAccepted notAccepted => new CreateConversationOutcome.NotAccepted(notAccepted.Code, notAccepted.RetryAfter, notAccepted.WasSent),
        SendOutcome.Unknown unknown => new CreateConversationOutcome.Unknown(unknown.Reason),
        SendOutcome.Permanent permanent => new CreateConversationOutcome.Permanent(permanent.Status, permanent.Code),
        _ => throw new UnreachableException(),
    };

    /// <param name="conversationId">Whom a send reaches; null for a read, which has limits of its own.</param>
    private ConnectorCall Call(HttpMethod method, string path, string? conversationId = null) => new(method, _serviceUrl, "v3/" + path, Conversation: conversationId);

    private async Task<TolerantReader> GetAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await _transport.CallAsync(Call(HttpMethod.Get, path), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return answer switch
        {
            ConnectorAnswer.Responded { IsSuccess: true, Reader: { IsObject: true } reader } => reader,
            ConnectorAnswer.Responded { IsSuccess: true } ok => throw new ConnectorException((int)ok.Status, "NoJsonObject"),
            ConnectorAnswer.Responded failed => throw new ConnectorException((int)failed.Status, failed.Code, failed.RetryAfter),
            ConnectorAnswer.NotSent notSent => throw new ConnectorException(0, notSent.Reason, notSent.RetryAfter),
            ConnectorAnswer.NoAnswer noAnswer => throw new ConnectorException(0, noAnswer.Reason),
            _ => throw new UnreachableException(),
        };
    }
}
