using System.Text.Json.Nodes;

namespace CollabBot.Doubles.Teams.Events;

/// <summary>What the bot answered to an event.</summary>
/// <param name="Body">Empty, but for invokes.</param>
public sealed record BotAnswer(int Status, string Body)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <returns>Null when there is no body.</returns>
    public JsonNode? Read() => Body.Length == 0 ? null : JsonNode.Parse(Body);
}
