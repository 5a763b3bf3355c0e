using System.Text.Json.Nodes;

namespace CollabBot.Doubles.Teams.Recording;

/// <summary>A message of the bot as people see it now.</summary>
/// <param name="Revisions">How often it was updated.</param>
public sealed record FakePost(string ConversationId, string? ThreadId, string ActivityId, ReadOnlyMemory<byte> Json, int Revisions = 0)
{
    /// <summary>Parsed anew on each call, for the caller to keep.</summary>
    public JsonObject Read() => JsonNode.Parse(Json.Span)!.AsObject();
}
