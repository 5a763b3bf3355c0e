using System.Text.Json;
using System.Text.Json.Nodes;
using CollabBot.BotFramework.AdaptiveCards;

namespace CollabBot.BotFramework.Activities;

/// <summary>The answer to an invoke: an HTTP status and, mostly, a JSON body. Immutable.</summary>
public sealed class InvokeResponse
{
    private InvokeResponse(int status, ReadOnlyMemory<byte> body)
    {
        Status = status;
        Body = body;
    }

    /// <summary>The name is unknown: 501, no body.</summary>
    public static InvokeResponse NotImplemented { get; } = new(501, default);

    /// <summary>Handled, nothing to show.</summary>
    public static InvokeResponse Ok { get; } = new(200, default);

    /// <summary>The turn failed: Teams shows its own words.</summary>
    public static InvokeResponse Failed { get; } = new(500, default);

    /// <summary>Closes the task module.</summary>
    public static InvokeResponse TaskClose => Ok;

    /// <summary>Of the HTTP response. Card actions have a status of their own in the body.</summary>
    public int Status { get; }

    /// <summary>JSON in UTF-8; empty when there is no body.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Answers a card action with a card that replaces the one acted on, for this person.</summary>
    public static InvokeResponse Card(AdaptiveCard card) => Write(200, writer =>
    {
        writer.WriteNumber("statusCode", 200);
        writer.WriteString("type", AdaptiveCard.ContentType);
        writer.WritePropertyName("value");
        JsonSerializer.Serialize(writer, card, BotJson.Wire.AdaptiveCard);
    });

    /// <summary>Answers a card action with a short notice; the card stays.</summary>
    public static InvokeResponse Message(string text) => Write(200, writer =>
    {
        writer.WriteNumber("statusCode", 200);
        writer.WriteString("type", "application/vnd.microsoft.activity.message");
        writer.WriteString("value", text);
    });

    /// <summary>Answers a card action with an error. The HTTP status stays 200: the logical one is in the body.</summary>
    /// <param name="status">400 to 599.</param>
    public static InvokeResponse Error(int status, string code, string message)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return Write(200, writer =>
        {
            writer.WriteNumber("statusCode", status);
            writer.WriteString("type", "application/vnd.microsoft.error");
            writer.WriteStartObject("value");
            writer.WriteString("code", code);
            writer.WriteString("message", message);
            writer.WriteEndObject();
        });
    }

    /// <summary>Opens a task module, or shows its next page.</summary>
    public static InvokeResponse TaskContinue(string title, AdaptiveCard card) => Write(200, writer =>
    {
        writer.WriteStartObject("task");
        writer.WriteString("type", "continue");
        writer.WriteStartObject("value");
        writer.WriteString("title", title);
        writer.WriteString("width", "medium");
        writer.WriteString("height", "medium");
        writer.WriteStartObject("card");
        writer.WriteString("contentType", AdaptiveCard.ContentType);
        writer.WritePropertyName("content");
        JsonSerializer.Serialize(writer, card, BotJson.Wire.AdaptiveCard);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    /// <summary>Ends a task module with a sentence.</summary>
    public static InvokeResponse TaskMessage(string text) => Write(200, writer =>
    {
        writer.WriteStartObject("task");
        writer.WriteString("type", "message");
        writer.WriteString("value", text);
        writer.WriteEndObject();
    });

    /// <summary>Any other answer.</summary>
    public static InvokeResponse Json(int status, JsonObject body) => Write(status, writer =>
    {
        foreach (var (name, value) in body)
        {
            writer.WritePropertyName(name);
            if (value is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                value.WriteTo(writer);
            }
        }
    });

    /// <returns>The body as a tree; null when there is none.</returns>
    public JsonNode? ToJsonNode() => Body.IsEmpty ? null : JsonNode.Parse(Body.Span);

    private static InvokeResponse Write(int status, Action<Utf8JsonWriter> members) => new(status, JsonBytes.OfObject(members));
}
