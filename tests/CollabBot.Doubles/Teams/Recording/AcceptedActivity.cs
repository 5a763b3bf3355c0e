using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams.Connector;

namespace CollabBot.Doubles.Teams.Recording;

/// <summary>Something that the connector took from the bot, whatever it answered then.</summary>
/// <param name="Sequence">From 1, without gaps, in the order of accepting; goes on across a restart with the same record.</param>
/// <param name="Operation"><see cref="ConnectorOperation.CreateConversation"/>, <see cref="ConnectorOperation.Send"/>, <see cref="ConnectorOperation.Update"/> or <see cref="ConnectorOperation.Delete"/>.</param>
/// <param name="ConversationId">Without <c>;messageid=</c>.</param>
/// <param name="ThreadId">The message that a channel's thread hangs from; null outside channels.</param>
/// <param name="ActivityId">The message that was posted or changed; null where a personal chat was opened and nothing said.</param>
/// <param name="Json">The activity as it came, in UTF-8; empty where there was none.</param>
public sealed record AcceptedActivity(
    long Sequence,
    DateTimeOffset AcceptedAt,
    ConnectorOperation Operation,
    string ConversationId,
    string? ThreadId,
    string? ActivityId,
    ReadOnlyMemory<byte> Json)
{
    /// <summary>Parsed anew on each call, for the caller to keep.</summary>
    /// <returns>Null where no activity came.</returns>
    public JsonObject? Read() => Json.IsEmpty ? null : JsonNode.Parse(Json.Span)?.AsObject();
}
