using System.Text;
using System.Text.Json.Nodes;

namespace CollabBot.Doubles.Teams.Connector;

/// <summary>What is answered to a call.</summary>
/// <param name="RetryAfter">As the header says it; null for none.</param>
internal readonly record struct ConnectorReply(int Status, ReadOnlyMemory<byte> Body, string ContentType = ConnectorReply.Json, string? RetryAfter = null)
{
    private const string Json = "application/json; charset=utf-8";

    public static ConnectorReply Empty(int status) => new(status, default);

    public static ConnectorReply Of(JsonObject json, int status = 200) => new(status, Encoding.UTF8.GetBytes(json.ToJsonString()));

    /// <param name="activityId">Digits only, so there is nothing to escape.</param>
    public static ConnectorReply OfId(string activityId, int status) => new(status, Encoding.UTF8.GetBytes($$"""{"id":"{{activityId}}"}"""));

    public static ConnectorReply Of(ConnectorError error, ErrorShape shape, string? retryAfter = null) =>
        new(error.Status, Encoding.UTF8.GetBytes(error.Write(shape)), shape == ErrorShape.Html ? "text/html" : Json, retryAfter);
}
